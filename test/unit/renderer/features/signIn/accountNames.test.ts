import { expect, it } from 'vitest'
import { accountNames } from '../../../../../renderer/features/signIn/accountNames.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ name }))

it('names three accounts and counts the rest', () => {
  expect(accountNames(named('a'))).toBe('a')
  expect(accountNames(named('a', 'b', 'c'))).toBe('a, b and c')
  expect(accountNames(named('a', 'b', 'c', 'd', 'e', 'f', 'g'))).toBe('a, b, c and 4 more')
})
