import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import { ACCOUNT, type Answer, connected, KEYS, localAws } from '../aws/localAws.ts'

const signal = new AbortController().signal
const REQUEST = {
  clientToken: 'token',
  vpcIds: ['vpc-1'],
  destination: FLOW_LOG_DESTINATION,
  maxAggregationInterval: 600,
  tags: { 'activeeye-onboarding': 'id' },
} as const

/** Errors as EC2 answers them. */
function ec2Error(status: number, code: string, message: string): Answer {
  const body = `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`
  return { status, body }
}

async function dryRun(answer: Answer) {
  const aws = await localAws(() => answer)
  const api = connected(aws.endpoint, { env: KEYS }).account(ACCOUNT).flowLogsIn('us-east-1')
  return { aws, create: api.dryRunCreateFlowLogs(REQUEST, signal), api }
}

test('DryRunOperation is a yes; it was asked once, with the tags, and as a dry run', async () => {
  const { aws, create } = await dryRun(ec2Error(412, 'DryRunOperation', 'Request would have succeeded.'))
  await expect(create).resolves.toBeUndefined()
  expect(aws.calls.map(({ parameters }) => parameters)).toEqual([
    expect.objectContaining({
      DryRun: 'true',
      'ResourceId.1': 'vpc-1',
      'TagSpecification.1.ResourceType': 'vpc-flow-log',
      'TagSpecification.1.Tag.1.Key': 'activeeye-onboarding',
    }),
  ])
})

test('so it is for deleting', async () => {
  const { aws, create, api } = await dryRun(ec2Error(412, 'DryRunOperation', 'Would have succeeded.'))
  await create
  await expect(api.dryRunDeleteFlowLogs(['fl-1'], signal)).resolves.toBeUndefined()
  expect(aws.calls[1]?.parameters).toMatchObject({ DryRun: 'true', 'FlowLogId.1': 'fl-1' })
})

test.each([
  [
    'nothing allows it',
    'You are not authorized to perform this operation. User: u is not authorized to perform: ec2:CreateFlowLogs because no identity-based policy allows it',
    { reason: 'accessDenied' },
  ],
  [
    'a service control policy forbids it',
    'User: u is not authorized to perform: ec2:CreateFlowLogs with an explicit deny in a service control policy',
    { reason: 'blockedByOrganization', deniedBy: 'service control policy' },
  ],
])('UnauthorizedOperation is a no: %s', async (_, message, details) => {
  const { create } = await dryRun(ec2Error(403, 'UnauthorizedOperation', message))
  await expect(create).rejects.toMatchObject({ details: { action: 'ec2:CreateFlowLogs', ...details } })
})

test('a cloud that knows no dry run is not believed', async () => {
  const body =
    '<CreateFlowLogsResponse><flowLogIdSet><item>fl-1</item></flowLogIdSet></CreateFlowLogsResponse>'
  const { create } = await dryRun({ body })
  await expect(create).rejects.toMatchObject({ details: { reason: 'refused', code: 'NoDryRun' } })
})
