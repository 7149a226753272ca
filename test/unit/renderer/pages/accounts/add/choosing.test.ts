import { expect, test } from 'vitest'
import {
  chooseShownWords,
  chosenAfter,
  freeKeys,
  listMarks,
} from '../../../../../../renderer/pages/accounts/add/choosing.ts'
import { draftAccount } from '../../../../../doubles/sampleOnboarding.ts'

const row = (key: string, why?: string) => ({ key, name: key, why })

test('what is chosen on one page leaves the others as they were', () => {
  const chosen = new Set(['a', 'elsewhere'])
  expect([...chosenAfter(chosen, [row('a'), row('b')], [row('b')])]).toEqual(['elsewhere', 'b'])
})

test('all that are shown is all that can be chosen', () => {
  expect(freeKeys([row('a'), row('b', 'suspended')])).toEqual(['a'])
})

test('accounts of the list are known by their digits; those without an ID by nothing', () => {
  const marks = listMarks([draftAccount('4444-5555-6666', 'prod'), draftAccount('', 'new')])
  expect([...marks]).toEqual([['444455556666', 'In the list already, as prod']])
})

test('the button that chooses what is shown never says 0', () => {
  expect(chooseShownWords(0, false)).toBe('Choose all shown')
  expect(chooseShownWords(1_200, false)).toBe('Choose all 1,200 shown')
  expect(chooseShownWords(3, true)).toBe('Choose none of those shown')
})
