import { expect, test } from 'vitest'
import { reportOf } from '../../../../app/report/reportData.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS, untouchedAccount } from './checklists.ts'

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
