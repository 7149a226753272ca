import { describe, expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import { bucketRequestOf } from '../../../../app/report/bucketRequest.ts'
import { emailText, requestEmail } from '../../../../app/report/requestEmail.ts'
import { checklistOf, finishedAccount, openAccount } from './checklists.ts'

test('every refusal of the bucket is in one request', () => {
  const checklist = checklistOf([finishedAccount(), openAccount(), openAccount('000000000042', 'lab')])
  const request = bucketRequestOf(checklist, FLOW_LOG_DESTINATION, 'UTC')
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
      '    VPCs without a flow log: vpc-0b1, vpc-0b2',
      '  us-west-2: 2026-10-05 11:50:11 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c222',
      '- 000000000042 (lab)',
      '  us-east-1: 2026-10-05 11:50:10 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c111',
      '    VPCs without a flow log: vpc-0b1, vpc-0b2',
      '  us-west-2: 2026-10-05 11:50:11 UTC, code 400, request ID 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c222',
      '',
      'AWS said: Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission',
      '',
      'Afterwards the customer runs the onboarding again; it continues where it stopped.',
    ].join('\n'),
  )
})

test('nothing is asked of ActiveEye when its bucket refused nobody', () => {
  expect(bucketRequestOf(checklistOf([finishedAccount()]), FLOW_LOG_DESTINATION, 'UTC')).toBeUndefined()
})

const FAILING = { code: 'FAILED', message: 'Access error' }

test('a delivery that fails is told with the time of the look and its flow logs, and not as a refusal', () => {
  const account = openAccount()
  const problems = account.problems.map((problem) => ({ ...problem, aws: FAILING }))
  const text = bucketRequestOf(checklistOf([{ ...account, problems }]), FLOW_LOG_DESTINATION, 'UTC')?.text
  expect(text).toContain(
    '  us-east-1: delivery fails, seen 2026-10-05 11:50:10 UTC\n    fl-0b4 on vpc-0b4: Access error\n',
  )
  expect(text).not.toContain('code FAILED')
})

test('Regions in which nothing was asked for after a refusal are named with their VPCs', () => {
  const account = openAccount()
  const waiting = {
    region: 'eu-north-1',
    state: 'waiting',
    for: 'activeeye',
    vpcs: [{ vpcId: 'vpc-0c1', state: 'missing', madeByUs: false }],
  } as const
  const regions = [...account.regions, { ...waiting, vpcs: [...waiting.vpcs] }]
  expect(
    bucketRequestOf(checklistOf([{ ...account, regions }]), FLOW_LOG_DESTINATION, 'UTC')?.text,
  ).toContain('\n  eu-north-1: not asked for after that refusal\n    VPCs without a flow log: vpc-0c1\n')
})

test('a time is told once in UTC and once as the clock of whoever asks shows it', () => {
  const request = bucketRequestOf(checklistOf([openAccount()]), FLOW_LOG_DESTINATION, 'Europe/Berlin')
  expect(request?.text).toContain(
    '  us-east-1: 2026-10-05 11:50:10 UTC = 2026-10-05 13:50 (Europe/Berlin, UTC+02:00), code 400',
  )
})

test('what ActiveEye has answered is asked for no more, and told as what somebody says', () => {
  const answered = openAccount('000000000042', 'lab')
  const checklist = checklistOf([
    openAccount(),
    {
      ...answered,
      problems: answered.problems.map((problem) => ({ ...problem, waitsFor: 'customer' })),
      activeeyeSays: { allowed: { by: 'Jane Roe', at: '2026-10-06T08:00:00.000Z' } },
    },
  ])
  const request = bucketRequestOf(checklist, FLOW_LOG_DESTINATION, 'UTC')
  expect(request?.accounts.map(({ accountId }) => accountId)).toEqual(['222233334444'])
  expect(request?.text).toContain(
    "\n\nAnswered already, to be tried again by the customer:\n- 000000000042 (lab): Allowed on ActiveEye's bucket (ActiveEye says: Jane Roe, 2026-10-06 08:00:00 UTC).",
  )
})

describe('the request as a short mail', () => {
  function mailOf(...accounts: ReturnType<typeof openAccount>[]) {
    const request = bucketRequestOf(checklistOf(accounts), FLOW_LOG_DESTINATION, 'UTC')
    if (request === undefined) throw new Error('There is something to ask for.')
    return emailText(requestEmail(request, 'Acme Corp', FLOW_LOG_DESTINATION, 'UTC')).split('\n')
  }

  test('has a subject and five lines', () => {
    expect(mailOf(openAccount(), openAccount('000000000042', 'lab'))).toEqual([
      'Subject: ActiveEye: please allow 2 AWS accounts of Acme Corp on the flow-log bucket',
      '',
      'Please allow these 2 AWS accounts to deliver VPC flow logs to arn:aws:s3:::delta-risk-flowlog-ingest: 222233334444 and 000000000042.',
      'AWS refused new flow logs in us-east-1 and us-west-2, first at 2026-10-05 11:50:10 UTC; 2 VPCs wait for one.',
      'AWS reports no error of delivery.',
      'AWS said: Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission.',
      'The request itself names each Region, VPC and request ID. Afterwards the customer runs the onboarding again; it continues where it stopped.',
    ])
  })

  test('names the flow logs that fail', () => {
    const account = openAccount()
    const [problem] = account.problems
    if (problem === undefined) throw new Error('The account has problems.')
    expect(mailOf({ ...account, problems: [{ ...problem, aws: FAILING }] }).slice(3, 6)).toEqual([
      'AWS refused no new flow log.',
      "AWS can't deliver 1 flow log in us-east-1, first at 2026-10-05 11:50:10 UTC: fl-0b4 on vpc-0b4.",
      'AWS said: Access error.',
    ])
  })

  test('counts the accounts of a large onboarding, and no name adds a line to it', () => {
    const accounts = Array.from({ length: 60 }, (_, index) =>
      openAccount(String(index).padStart(12, '0'), 'dev\nSubject: other'),
    )
    const lines = mailOf(...accounts)
    expect(lines).toHaveLength(7)
    expect(lines[2]).toContain('000000000019 and 40 more.')
  })
})

test('a name can add no line to the request', () => {
  const checklist = checklistOf([openAccount('222233334444', 'dev\n- 999999999999 (evil)')])
  expect(bucketRequestOf(checklist, FLOW_LOG_DESTINATION, 'UTC')?.text).not.toMatch(/^- 9/m)
})
