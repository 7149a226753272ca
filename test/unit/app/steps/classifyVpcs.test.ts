import { describe, expect, test } from 'vitest'
import type { FlowLog, Vpc, VpcPart } from '../../../../app/aws/awsAccount.ts'
import type { SeenVpc } from '../../../../app/checklist/vpcStatus.ts'
import { classifyVpcs } from '../../../../app/steps/classifyVpcs.ts'
import { ACCOUNT_ID, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { DEFAULT_OPTIONS } from '../../../doubles/fakeFlowLogs.ts'

const DESTINATION = 'arn:aws:s3:::delta-risk-flowlog-ingest'
function part(resourceId: string, vpcId: string, changes: Partial<VpcPart> = {}): [string, VpcPart] {
  const inSubnet = resourceId.startsWith('eni-') && { subnetId: 'subnet-9' }
  return [resourceId, { resourceId, vpcId, ownerId: ACCOUNT_ID, name: '', ...inSubnet, ...changes }]
}
const PARTS = new Map([
  part('subnet-1', 'vpc-1'),
  part('subnet-2', 'vpc-2'),
  part('subnet-3', 'vpc-1', { name: 'three' }),
  part('eni-1', 'vpc-1', { subnetId: 'subnet-1' }),
  part('eni-2', 'vpc-1', { ownerId: '999900009999' }),
])
const JUDGING = {
  accountId: ACCOUNT_ID,
  onboardingId: 'ours',
  destination: DESTINATION,
  parts: { byId: PARTS, tagged: new Map() },
  choices: new Map(),
}
const FOLDER: Partial<SeenVpc> = { state: 'otherFolder', differs: ['folder'] }
/** As AWS writes a format: `${version} ${srcaddr}`. */
function formatOf(...fields: readonly string[]): string {
  return fields.map((field) => `\${${field}}`).join(' ')
}
const DEFAULT_FIELDS = [
  ...['version', 'account-id', 'interface-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol'],
  ...['packets', 'bytes', 'start', 'end', 'action', 'log-status'],
]
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
    [
      'one to a folder in the bucket',
      [log({ destination: `${DESTINATION}/prod/` })],
      { state: 'otherFolder', flowLogId: 'fl-on-vpc-1', differs: ['folder'] },
    ],
    ['one to a folder, without a slash at the end', [log({ destination: `${DESTINATION}/a/b` })], FOLDER],
    ['one to a folder whose name has capitals', [log({ destination: `${DESTINATION}/Prod` })], FOLDER],
    ['one with two slashes at the end', [log({ destination: `${DESTINATION}//` })], { state: 'covered' }],
    [
      'one to a bucket of the same name in another partition',
      [log({ destination: 'arn:aws-us-gov:s3:::delta-risk-flowlog-ingest' })],
      { state: 'elsewhere' },
    ],
    [
      'one to a bucket with capitals, which no bucket has',
      [log({ destination: 'arn:aws:s3:::Delta-Risk-Flowlog-Ingest' })],
      { state: 'elsewhere' },
    ],
    [
      'Parquet',
      [log({ destinationOptions: { ...DEFAULT_OPTIONS, fileFormat: 'parquet' } })],
      { state: 'otherFormat', flowLogId: 'fl-on-vpc-1', differs: ['fileFormat'] },
    ],
    [
      'Hive-compatible and hourly partitions',
      [
        log({
          destinationOptions: {
            ...DEFAULT_OPTIONS,
            hiveCompatiblePartitions: true,
            perHourPartition: true,
          },
        }),
      ],
      { state: 'otherFormat', differs: ['hivePartitions', 'hourlyPartitions'] },
    ],
    [
      'other fields',
      [log({ logFormat: formatOf('version', 'vpc-id', 'srcaddr') })],
      { state: 'otherFormat', differs: ['logFormat'] },
    ],
    [
      "AWS's default fields and one more",
      [log({ logFormat: formatOf(...DEFAULT_FIELDS, 'vpc-id') })],
      { state: 'otherFormat', differs: ['logFormat'] },
    ],
    [
      "AWS's default fields, spelled out",
      [log({ logFormat: formatOf(...DEFAULT_FIELDS) })],
      { state: 'covered' },
    ],
    ['the shorter interval', [log({ maxAggregationInterval: 60 })], { state: 'covered' }],
    [
      'everything at once',
      [
        log({
          destination: `${DESTINATION}/prod`,
          destinationOptions: {
            fileFormat: 'parquet',
            hiveCompatiblePartitions: true,
            perHourPartition: true,
          },
          logFormat: formatOf('version'),
          trafficType: 'REJECT',
          deliverLogsStatus: 'FAILED',
        }),
      ],
      {
        state: 'otherFolder',
        delivery: 'FAILED',
        differs: ['folder', 'fileFormat', 'logFormat', 'hivePartitions', 'hourlyPartitions', 'traffic'],
      },
    ],
    [
      'Parquet for part of the traffic',
      [
        log({
          trafficType: 'REJECT',
          destinationOptions: { ...DEFAULT_OPTIONS, fileFormat: 'parquet' },
        }),
      ],
      { state: 'otherFormat', differs: ['fileFormat', 'traffic'] },
    ],
    [
      'Parquet, and one as it should be',
      [
        log({ flowLogId: 'fl-p', destinationOptions: { ...DEFAULT_OPTIONS, fileFormat: 'parquet' } }),
        log({ flowLogId: 'fl-ours', tags: OURS }),
      ],
      { state: 'covered', flowLogId: 'fl-ours', madeByUs: true, alsoToActiveEye: ['fl-p'] },
    ],
    [
      'Parquet for another bucket',
      [
        log({
          destination: 'arn:aws:s3:::mine',
          destinationOptions: { ...DEFAULT_OPTIONS, fileFormat: 'parquet' },
        }),
      ],
      { state: 'elsewhere' },
    ],
    [
      'one to CloudWatch Logs',
      [log({ destinationType: 'cloud-watch-logs', destination: 'group' })],
      { state: 'elsewhere', otherDestinationTypes: { 'fl-on-vpc-1': 'cloud-watch-logs' } },
    ],
    [
      'one through Firehose, and one to another bucket',
      [
        log({ destinationType: 'kinesis-data-firehose' }),
        log({ flowLogId: 'fl-2', destination: 'arn:aws:s3:::mine' }),
      ],
      {
        state: 'elsewhere',
        otherFlowLogIds: ['fl-2', 'fl-on-vpc-1'],
        otherDestinationTypes: { 'fl-on-vpc-1': 'kinesis-data-firehose' },
      },
    ],
    ['REJECT only', [log({ trafficType: 'REJECT' })], { state: 'otherTraffic', flowLogId: 'fl-on-vpc-1' }],
    ['ACCEPT only', [log({ trafficType: 'ACCEPT' })], { state: 'otherTraffic' }],
    [
      'one that AWS can not deliver',
      [log({ deliverLogsStatus: 'FAILED', deliverLogsErrorMessage: 'Access error' })],
      { state: 'failing', delivery: 'FAILED', deliveryError: 'Access error' },
    ],
    ['one that is not ACTIVE', [log({ status: 'INACTIVE' })], { state: 'failing' }],
    [
      'one on a subnet of it',
      [log({ resourceId: 'subnet-1' })],
      {
        state: 'partly',
        madeByUs: false,
        parts: [{ resourceId: 'subnet-1', flowLogId: 'fl-on-vpc-1' }],
      },
    ],
    [
      'one on a subnet and one on a network interface, in any format, and one elsewhere',
      [
        log({ resourceId: 'eni-1', flowLogId: 'fl-2', destination: `${DESTINATION}/x` }),
        log({ resourceId: 'subnet-1', flowLogId: 'fl-1', trafficType: 'REJECT' }),
        log({ flowLogId: 'fl-mine', destination: 'arn:aws:s3:::mine' }),
      ],
      {
        state: 'partly',
        otherFlowLogIds: ['fl-mine'],
        parts: [
          { resourceId: 'subnet-1', flowLogId: 'fl-1' },
          { resourceId: 'eni-1', flowLogId: 'fl-2' },
        ],
      },
    ],
    [
      'one on a subnet, beside one for the whole VPC',
      [log({ resourceId: 'subnet-1', flowLogId: 'fl-part' }), log()],
      {
        state: 'covered',
        flowLogId: 'fl-on-vpc-1',
        parts: [{ resourceId: 'subnet-1', flowLogId: 'fl-part' }],
      },
    ],
    ['one on a subnet of another VPC', [log({ resourceId: 'subnet-2' })], { state: 'missing' }],
    ['one on a subnet that is gone', [log({ resourceId: 'subnet-9' })], { state: 'missing' }],
    ['one on another VPC', [log({ resourceId: 'vpc-2' })], { state: 'missing' }],
    [
      'one to ActiveEye and one elsewhere',
      [log({ flowLogId: 'fl-other', destination: 'arn:aws:s3:::mine' }), log()],
      { state: 'covered', flowLogId: 'fl-on-vpc-1', otherFlowLogIds: ['fl-other'] },
    ],
    [
      'REJECT only, and one for all',
      [log({ trafficType: 'REJECT', flowLogId: 'fl-reject' }), log()],
      { state: 'covered', flowLogId: 'fl-on-vpc-1', alsoToActiveEye: ['fl-reject'] },
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
