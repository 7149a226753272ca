import { describe, expect, test } from 'vitest'
import type { FlowLog, Vpc } from '../../../../app/aws/awsAccount.ts'
import type { SeenVpc } from '../../../../app/checklist/checklist.ts'
import { classifyVpcs } from '../../../../app/steps/classifyVpcs.ts'
import { ACCOUNT_ID, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'

const DESTINATION = 'arn:aws:s3:::delta-risk-flowlog-ingest'
const JUDGING = { accountId: ACCOUNT_ID, onboardingId: 'ours', destination: DESTINATION }
const OURS = { 'activeeye-onboarding': 'ours' }

function judge(flowLogs: readonly FlowLog[], vpc: Vpc = fakeVpc('vpc-1')): SeenVpc | undefined {
  return classifyVpcs([vpc], flowLogs, JUDGING)[0]
}

describe('a VPC is judged by what its flow logs record and where they go', () => {
  const log = (changes: Partial<FlowLog> = {}) => fakeFlowLog('vpc-1', changes)
  const cases: readonly [string, readonly FlowLog[], Partial<SeenVpc>][] = [
    ['none', [], { state: 'missing', madeByUs: false }],
    ['one as it should be', [log()], { state: 'covered', flowLogId: 'fl-on-vpc-1', madeByUs: false }],
    ['one with a slash at the end', [log({ destination: `${DESTINATION}/` })], { state: 'covered' }],
    [
      'one that was just made and says nothing of delivery',
      [log({ deliverLogsStatus: '' })],
      { state: 'covered' },
    ],
    ['one with our tag', [log({ tags: OURS })], { state: 'covered', madeByUs: true }],
    [
      "one with another onboarding's tag",
      [log({ tags: { 'activeeye-onboarding': 'theirs' } })],
      { madeByUs: false },
    ],
    [
      'one to another bucket',
      [log({ destination: 'arn:aws:s3:::mine' })],
      { state: 'elsewhere', otherFlowLogIds: ['fl-on-vpc-1'] },
    ],
    [
      'one to a bucket whose name begins the same',
      [log({ destination: `${DESTINATION}-2` })],
      { state: 'elsewhere' },
    ],
    ['one to a folder in the bucket', [log({ destination: `${DESTINATION}/prod/` })], { state: 'elsewhere' }],
    [
      'one to CloudWatch Logs',
      [log({ destinationType: 'cloud-watch-logs', destination: 'group' })],
      { state: 'elsewhere' },
    ],
    ['one through Firehose', [log({ destinationType: 'kinesis-data-firehose' })], { state: 'elsewhere' }],
    ['REJECT only', [log({ trafficType: 'REJECT' })], { state: 'otherTraffic', flowLogId: 'fl-on-vpc-1' }],
    ['ACCEPT only', [log({ trafficType: 'ACCEPT' })], { state: 'otherTraffic' }],
    [
      'one that AWS can not deliver',
      [log({ deliverLogsStatus: 'FAILED', deliverLogsErrorMessage: 'Access error' })],
      { state: 'failing', delivery: 'FAILED', deliveryError: 'Access error' },
    ],
    ['one that is not ACTIVE', [log({ status: 'INACTIVE' })], { state: 'failing' }],
    ['one on a subnet of it', [log({ resourceId: 'subnet-1' })], { state: 'missing' }],
    ['one on another VPC', [log({ resourceId: 'vpc-2' })], { state: 'missing' }],
    [
      'one to ActiveEye and one elsewhere',
      [log({ flowLogId: 'fl-other', destination: 'arn:aws:s3:::mine' }), log()],
      { state: 'covered', flowLogId: 'fl-on-vpc-1', otherFlowLogIds: ['fl-other'] },
    ],
    [
      'REJECT only, and one for all',
      [log({ trafficType: 'REJECT', flowLogId: 'fl-reject' }), log()],
      { state: 'covered', flowLogId: 'fl-on-vpc-1' },
    ],
    [
      'FAILED, and one that works',
      [log({ deliverLogsStatus: 'FAILED', flowLogId: 'fl-failed' }), log()],
      { state: 'covered', flowLogId: 'fl-on-vpc-1' },
    ],
    [
      'REJECT only, and one that FAILED',
      [log({ trafficType: 'REJECT' }), log({ deliverLogsStatus: 'FAILED', flowLogId: 'fl-failed' })],
      { state: 'failing', flowLogId: 'fl-failed' },
    ],
    [
      "somebody's and ours, both as they should be",
      [log({ flowLogId: 'fl-theirs' }), log({ flowLogId: 'fl-ours', tags: OURS })],
      { state: 'covered', flowLogId: 'fl-ours', madeByUs: true },
    ],
  ]
  test.each(cases)('%s', (_, flowLogs, expected) => {
    expect(judge(flowLogs)).toMatchObject(expected)
  })

  test.each(cases)('%s, listed in the other order', (_, flowLogs, expected) => {
    expect(judge(flowLogs.toReversed())).toMatchObject(expected)
  })
})

test('a VPC of another account is shared, whatever flow logs it has', () => {
  const vpc = fakeVpc('vpc-1', { ownerId: '999900009999' })
  expect(judge([fakeFlowLog('vpc-1')], vpc)).toEqual({
    vpcId: 'vpc-1',
    state: 'shared',
    madeByUs: false,
    ownerId: '999900009999',
  })
})

test('a name is kept, and none is left out', () => {
  expect(judge([], fakeVpc('vpc-1', { name: 'web' }))).toHaveProperty('name', 'web')
  expect(judge([])).not.toHaveProperty('name')
})

test('VPCs come in the order of their IDs, however AWS lists them', () => {
  const vpcs = ['vpc-2', 'vpc-3', 'vpc-1'].map((vpcId) => fakeVpc(vpcId))
  expect(classifyVpcs(vpcs, [], JUDGING).map(({ vpcId }) => vpcId)).toEqual(['vpc-1', 'vpc-2', 'vpc-3'])
})
