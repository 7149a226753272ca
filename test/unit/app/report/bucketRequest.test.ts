import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import { bucketRequestOf } from '../../../../app/report/bucketRequest.ts'
import { checklistOf, finishedAccount, openAccount } from './checklists.ts'

test('every refusal of the bucket is in one request', () => {
  const checklist = checklistOf([finishedAccount(), openAccount(), openAccount('000000000042', 'lab')])
  const request = bucketRequestOf(checklist, FLOW_LOG_DESTINATION)
  expect(request?.accounts.map(({ accountId, refusals }) => [accountId, refusals.length])).toEqual([
    ['222233334444', 2],
    ['000000000042', 2],
  ])
  expect(request?.text).toBe(
    [
      'Needed from ActiveEye for Acme Corp',
      '',
      'Please allow these 2 AWS accounts to deliver VPC flow logs to arn:aws:s3:::delta-risk-flowlog-ingest:',
      '222233334444, 000000000042',
      '',
      'Where and when AWS refused:',
      '- 222233334444 (dev)',
      '  us-east-1: 2026-10-05 11:50:10 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c111',
      '  us-west-2: 2026-10-05 11:50:11 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c222',
      '- 000000000042 (lab)',
      '  us-east-1: 2026-10-05 11:50:10 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c111',
      '  us-west-2: 2026-10-05 11:50:11 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c222',
      '',
      'AWS said: Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission',
      '',
      'Afterwards the customer runs the onboarding again; it continues where it stopped.',
    ].join('\n'),
  )
})

test('nothing is asked of ActiveEye when its bucket refused nobody', () => {
  expect(bucketRequestOf(checklistOf([finishedAccount()]), FLOW_LOG_DESTINATION)).toBeUndefined()
})

test('a delivery that fails is told with the time of the look, and not as a refusal', () => {
  const account = openAccount()
  const problems = account.problems.map((problem) => ({
    ...problem,
    aws: { code: 'FAILED', message: 'Access error' },
  }))
  const text = bucketRequestOf(checklistOf([{ ...account, problems }]), FLOW_LOG_DESTINATION)?.text
  expect(text).toContain('  us-east-1: delivery fails, seen 2026-10-05 11:50:10 UTC\n')
  expect(text).not.toContain('code FAILED')
})

test('a name can add no line to the request', () => {
  const checklist = checklistOf([openAccount('222233334444', 'dev\n- 999999999999 (evil)')])
  expect(bucketRequestOf(checklist, FLOW_LOG_DESTINATION)?.text).not.toMatch(/^- 9/m)
})
