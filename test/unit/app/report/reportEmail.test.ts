import { expect, test } from 'vitest'
import { buildDocument } from '../../../../app/report/buildDocument.ts'
import { reportOf } from '../../../../app/report/reportData.ts'
import { reportEmail } from '../../../../app/report/reportEmail.ts'
import { emailText } from '../../../../app/report/requestEmail.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS } from './checklists.ts'

const FROM = { preparedBy: 'Jane Doe', contact: 'jane.doe@example.com' }

test('the mail says what the report says in short, who is waited for and who prepared it', () => {
  const checklist = checklistOf([finishedAccount(), openAccount()])
  const report = buildDocument(reportOf(checklist, REPORT_OPTIONS))
  const text = emailText(reportEmail(report, checklist.accounts, FROM))
  expect(text).toMatch(/^Subject: ActiveEye onboarding of Acme Corp: report\n\n/)
  expect(text).toContain(`\n${report.summary}\n`)
  expect(text).toContain('\nActiveEye: Allow the account on the bucket (1 account)\n')
  expect(text).toMatch(/\nPrepared by Jane Doe, jane\.doe@example\.com$/)
})

test('no name adds a line to it, and where nobody is waited for it says so', () => {
  const { subject, lines } = reportEmail({ customer: 'Acme\nBcc: x@example.com', summary: '' }, [], FROM)
  expect([subject, ...lines].join('')).not.toContain('\n')
  expect(lines).toContain('Nobody is waited for.')
})
