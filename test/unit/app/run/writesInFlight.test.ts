import { expect, test } from 'vitest'
import { writesInFlight } from '../../../../app/run/writesInFlight.ts'
import { fakeAws } from '../../../doubles/fakeAws.ts'
import { fakeClock } from '../../../doubles/fakeClock.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const CREATE_FLOW_LOGS = {
  clientToken: 'token',
  resourceIds: ['vpc-1'],
  destination: 'arn:aws:s3:::bucket',
  maxAggregationInterval: 600,
  tags: {},
} as const
const CREATE_STACK = {
  name: 'stack',
  templateUrl: 'https://example.com',
  parameters: {},
  capabilities: [],
  clientRequestToken: 'token',
  tags: {},
}

const WRITES = [
  'ec2:CreateFlowLogs',
  'ec2:DeleteFlowLogs',
  'cloudformation:CreateStack',
  'cloudformation:DeleteStack',
] as const

function setUp() {
  const clock = fakeClock()
  const aws = fakeAws([fakeRegion('eu-west-1')])
  const inFlight = writesInFlight(clock)
  const account = sampleAccount()
  const noted = inFlight.noting(aws, account)
  const [flowLogs, stacks] = [noted.flowLogsIn('eu-west-1'), noted.stacksIn('eu-west-1')]
  const send = {
    'ec2:CreateFlowLogs': () => flowLogs.createFlowLogs(CREATE_FLOW_LOGS),
    'ec2:DeleteFlowLogs': () => flowLogs.deleteFlowLogs(['fl-1']),
    'cloudformation:CreateStack': () => stacks.createStack(CREATE_STACK),
    'cloudformation:DeleteStack': () => stacks.deleteStack('stack', 'token'),
  }
  return { clock, aws, inFlight, account, noted, send }
}

test.each(WRITES)('%s is noted until it is answered or has failed', async (action) => {
  const { aws, inFlight, account, send } = setUp()
  const { accountId, name } = account
  aws.calls.fail({ action, details: { reason: 'timeout' } })
  const sent = send[action]()
  expect(inFlight.list()).toEqual([{ action, region: 'eu-west-1', accountId, name, seconds: 0 }])
  await expect(sent).rejects.toMatchObject({ details: { reason: 'timeout' } })
  expect(inFlight.list()).toEqual([])
})

test('tells how long each has been waited for, the longest first, whatever the computer’s time', async () => {
  const { clock, aws, inFlight, send } = setUp()
  for (const action of WRITES) aws.calls.silence(action)
  send['cloudformation:CreateStack']().catch(() => undefined)
  await clock.sleep(12_000, new AbortController().signal)
  send['ec2:CreateFlowLogs']().catch(() => undefined)
  clock.setTime(3_600_000)
  expect(inFlight.list()).toMatchObject([
    { action: 'cloudformation:CreateStack', seconds: 12 },
    { action: 'ec2:CreateFlowLogs', seconds: 0 },
  ])
})

test('a look is not noted', async () => {
  const { aws, inFlight, noted } = setUp()
  aws.calls.silence('ec2:DescribeVpcs')
  noted
    .flowLogsIn('eu-west-1')
    .describeVpcs(new AbortController().signal)
    .catch(() => undefined)
  expect(inFlight.list()).toEqual([])
})
