import { expect, test } from 'vitest'
import { problemGroups, reportOf } from '../../../../app/report/reportData.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS, untouchedAccount } from './checklists.ts'

test('problems that one action solves are one item; those that wait for the customer come first', () => {
  const signIn = {
    kind: 'signInExpired',
    step: 'signIn',
    message: 'expired',
    next: 'Sign in again.',
    retryable: false,
    waitsFor: 'customer',
  } as const
  const stuck = { ...untouchedAccount(), problems: [signIn] }
  const groups = problemGroups(checklistOf([openAccount(), openAccount('000000000042', 'lab'), stuck]))
  expect(groups.map(({ kind, places }) => [kind, places.length])).toEqual([
    ['signInExpired', 1],
    ['blockedByOrganization', 2],
  ])
})

test('what somebody has to do is an item of its own only when no problem explains it', () => {
  const { openTurns } = reportOf(
    checklistOf([finishedAccount(), openAccount(), untouchedAccount()]),
    REPORT_OPTIONS,
  )
  expect(openTurns).toMatchObject([
    { who: 'customer', what: 'run', accounts: [{ accountId: '012345678901', name: 'prod' }] },
    { who: 'customer', what: 'addConnector', accounts: [{ accountId: '222233334444', name: 'dev' }] },
  ])
})
