import { expect, test } from 'vitest'
import { inShort } from '../../../../app/text/inShort.ts'

test('names few and counts the rest', () => {
  expect(inShort(['a'])).toBe('a')
  expect(inShort(['a', 'b', 'c'])).toBe('a, b and c')
  expect(inShort(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c and 4 more')
})
