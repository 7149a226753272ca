import { expect, test } from 'vitest'
import {
  accountsWords,
  nameOf,
  shortPlaceOf,
  turnWords,
} from '../../../../../renderer/pages/start/recentWords.ts'

test.each([
  [undefined, '3 accounts', 'Not known'],
  [{ complete: 3, waitsFor: [] }, '3 of 3 accounts complete', "Nobody's"],
  [{ complete: 1, waitsFor: ['customer' as const] }, '1 of 3 accounts complete', 'Yours'],
  [
    { complete: 0, waitsFor: ['customer' as const, 'activeeye' as const] },
    '0 of 3 accounts complete',
    "Yours and ActiveEye's",
  ],
])('in the state %j: %s, %s', (state, accounts, turn) => {
  const known = state && { state }
  expect([accountsWords({ accounts: 3, ...known }), turnWords({ ...known })]).toEqual([accounts, turn])
})

test('two of one customer are told apart, seen and heard', () => {
  const customer = 'Acme'
  const some = [
    { customer, path: '/a/acme.onboarding.json' },
    { customer, path: 'C:\\work\\acme-2.onboarding.json' },
    { customer, practice: 'ordinary' },
    { customer, practice: 'ordinary', path: '/a/own.onboarding.json' },
    { customer, practice: 'single-vpc' },
  ]
  for (const name of [shortPlaceOf, nameOf]) expect(new Set(some.map(name)).size).toBe(some.length)
  expect(some.map(shortPlaceOf).slice(0, 2)).toEqual(['acme.onboarding.json', 'acme-2.onboarding.json'])
})
