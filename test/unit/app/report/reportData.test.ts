import { expect, test } from 'vitest'
import { openSteps, problemGroups } from '../../../../app/report/reportData.ts'
import { checklistOf, finishedAccount, openAccount, untouchedAccount } from './checklists.ts'

test('problems that one action solves are one item; those that wait for the customer come first', () => {
  const signIn = {
    kind: 'signInExpired',
    step: 'signIn',
    message: 'expired',
    next: 'Sign in again.',
    retryable: false,
    waitsFor: 'you',
  } as const
  const stuck = { ...untouchedAccount(), problems: [signIn] }
  const groups = problemGroups(checklistOf([openAccount(), openAccount('000000000042', 'lab'), stuck]))
  expect(groups.map(({ kind, places }) => [kind, places.length])).toEqual([
    ['signInExpired', 1],
    ['blockedByOrganization', 2],
  ])
})

test('a waiting step is an item of its own only when no problem explains it', () => {
  expect(openSteps(checklistOf([finishedAccount(), openAccount()]))).toEqual([
    { step: 'connector', waitsFor: 'you', accounts: [{ accountId: '222233334444', name: 'dev' }] },
  ])
})
