import { expect, test } from 'vitest'
import {
  accountGroups,
  chosenGroup,
  EVERY,
  rowsOf,
} from '../../../../../renderer/features/accountChoice/accountChoices.ts'
import { sampleAccount, sampleOnboarding } from '../../../../doubles/sampleOnboarding.ts'
import { finishedAccount, untouchedAccount } from '../../../app/report/checklists.ts'

const accounts = Array.from({ length: 20 }, (_, index) =>
  sampleAccount({
    accountId: `${200_000_000_000 + index}`,
    organizationalUnits: [index < 5 ? 'Lab' : 'Work'],
  }),
)
const [first = sampleAccount(), ...others] = accounts
const rows = [
  { ...finishedAccount(first.accountId), wave: { number: 1, name: 'Pilot' } },
  ...others.map(({ accountId }) => ({ ...untouchedAccount(accountId), wave: { number: 2 } })),
]

test('waves come first, and of many accounts their units; the wave whose turn it is is chosen', () => {
  const groups = accountGroups(sampleOnboarding({ accounts }), rows)
  expect(groups.map(({ value, description }) => [value, description])).toEqual([
    ['wave:1', '1 account, covered'],
    ['wave:2', '19 accounts, not covered yet'],
    ['ou:Lab', '5 accounts'],
    ['ou:Work', '15 accounts'],
  ])
  expect(chosenGroup(groups, rows, undefined)?.value).toBe('wave:2')
  expect(chosenGroup(groups, rows, EVERY)).toBeUndefined()
  expect(rowsOf(rows, chosenGroup(groups, rows, 'wave:1')?.only)).toEqual([rows[0]])
  expect(rowsOf(rows, undefined)).toBe(rows)
})

test('without waves all accounts are meant, and of a few nothing else is offered', () => {
  const few = [finishedAccount(), untouchedAccount('111122223333')]
  expect(accountGroups(sampleOnboarding({ accounts: accounts.slice(0, 2) }), few)).toEqual([])
  expect(chosenGroup([], few, undefined)).toBeUndefined()
})
