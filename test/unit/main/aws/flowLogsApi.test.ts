import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import {
  ACCOUNT,
  type Answer,
  connected,
  ec2Error,
  KEYS,
  localAws,
  never,
} from '../../../doubles/localAws.ts'

const request = {
  clientToken: 'token-1',
  resourceIds: ['vpc-1', 'vpc-2'],
  destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
  maxAggregationInterval: 600,
  tags: { 'activeeye-onboarding': 'onboarding-1' },
} as const

const ec2 = (endpoint: string) => connected(endpoint).account(ACCOUNT).flowLogsIn('eu-west-1')

test('CreateFlowLogs sends what ActiveEye prescribes and nothing that AWS refuses for s3', async () => {
  const body =
    '<CreateFlowLogsResponse><flowLogIdSet><item>fl-1</item><item>fl-2</item></flowLogIdSet></CreateFlowLogsResponse>'
  const aws = await localAws(() => ({ body }))
  await ec2(aws.endpoint).createFlowLogs(request)
  expect(aws.calls[0]?.parameters).toEqual({
    Action: 'CreateFlowLogs',
    Version: '2016-11-15',
    ClientToken: 'token-1',
    ResourceType: 'VPC',
    'ResourceId.1': 'vpc-1',
    'ResourceId.2': 'vpc-2',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
    MaxAggregationInterval: '600',
    'TagSpecification.1.ResourceType': 'vpc-flow-log',
    'TagSpecification.1.Tag.1.Key': 'activeeye-onboarding',
    'TagSpecification.1.Tag.1.Value': 'onboarding-1',
  })
})

test('an answer of nothing but failures is an answer', async () => {
  const message =
    'Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission'
  const item = (vpc: string) =>
    `<item><resourceId>${vpc}</resourceId><error><code>400</code><message>${message}</message></error></item>`
  const aws = await localAws(() => ({
    body: `<CreateFlowLogsResponse><flowLogIdSet/><unsuccessful>${item('vpc-1')}${item('vpc-2')}</unsuccessful></CreateFlowLogsResponse>`,
  }))
  expect(await ec2(aws.endpoint).createFlowLogs(request)).toEqual({
    flowLogIds: [],
    unsuccessful: [
      { resourceId: 'vpc-1', code: '400', message },
      { resourceId: 'vpc-2', code: '400', message },
    ],
    requestId: 'request-1',
  })
})

test('a conflict is for the step to judge', async () => {
  const aws = await localAws(() => ec2Error(400, 'FlowLogAlreadyExists', 'There is one'))
  await expect(ec2(aws.endpoint).createFlowLogs(request)).rejects.toMatchObject({
    details: {
      reason: 'refused',
      action: 'ec2:CreateFlowLogs',
      code: 'FlowLogAlreadyExists',
      requestId: 'request-1',
    },
  })
})

test('every page, also after an empty one; MaxResults is never sent', async () => {
  const pages: Record<string, string> = {
    '': '<vpcSet/><nextToken>a</nextToken>',
    a: '<vpcSet><item><vpcId>vpc-1</vpcId><ownerId>111122223333</ownerId><isDefault>true</isDefault></item></vpcSet><nextToken>b</nextToken>',
    b: '<vpcSet><item><vpcId>vpc-2</vpcId><ownerId>444455556666</ownerId><tagSet><item><key>Name</key><value>shared</value></item></tagSet></item></vpcSet>',
  }
  const aws = await localAws(({ parameters }) => ({
    body: `<DescribeVpcsResponse>${pages[parameters.NextToken ?? '']}</DescribeVpcsResponse>`,
  }))
  expect(await ec2(aws.endpoint).describeVpcs(never())).toEqual([
    { vpcId: 'vpc-1', ownerId: '111122223333', name: '', isDefault: true },
    { vpcId: 'vpc-2', ownerId: '444455556666', name: 'shared', isDefault: false },
  ])
  expect(aws.calls.map(({ parameters }) => parameters.NextToken)).toEqual([undefined, 'a', 'b'])
  expect(aws.calls.flatMap(({ parameters }) => Object.keys(parameters))).not.toContain('MaxResults')
})

test('flow logs, whatever they are attached to and wherever they go', async () => {
  const ours = `<item><flowLogId>fl-1</flowLogId><resourceId>vpc-1</resourceId><logDestinationType>s3</logDestinationType>
    <logDestination>arn:aws:s3:::delta-risk-flowlog-ingest</logDestination><trafficType>ALL</trafficType>
    <flowLogStatus>ACTIVE</flowLogStatus><deliverLogsStatus>FAILED</deliverLogsStatus>
    <deliverLogsErrorMessage>Access error</deliverLogsErrorMessage>
    <tagSet><item><key>activeeye-onboarding</key><value>onboarding-1</value></item></tagSet></item>`
  const other = `<item><flowLogId>fl-2</flowLogId><resourceId>eni-1</resourceId><logDestinationType>cloud-watch-logs</logDestinationType>
    <logFormat>\${version}</logFormat><maxAggregationInterval>60</maxAggregationInterval><destinationOptions>
    <fileFormat>parquet</fileFormat><hiveCompatiblePartitions>true</hiveCompatiblePartitions>
    <perHourPartition>true</perHourPartition></destinationOptions>
    <logGroupName>group</logGroupName><trafficType>REJECT</trafficType><flowLogStatus>ACTIVE</flowLogStatus></item>`
  const aws = await localAws(({ parameters }) => ({
    body: `<DescribeFlowLogsResponse><flowLogSet>${
      parameters.NextToken === undefined ? ours : other
    }</flowLogSet>${parameters.NextToken === undefined ? '<nextToken>2</nextToken>' : ''}</DescribeFlowLogsResponse>`,
  }))
  expect(await ec2(aws.endpoint).describeFlowLogs(never())).toEqual([
    {
      flowLogId: 'fl-1',
      resourceId: 'vpc-1',
      destinationType: 's3',
      destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
      trafficType: 'ALL',
      // What AWS does not say is its default.
      logFormat: '',
      destinationOptions: {
        fileFormat: 'plain-text',
        hiveCompatiblePartitions: false,
        perHourPartition: false,
      },
      maxAggregationInterval: undefined,
      status: 'ACTIVE',
      deliverLogsStatus: 'FAILED',
      deliverLogsErrorMessage: 'Access error',
      tags: { 'activeeye-onboarding': 'onboarding-1' },
    },
    {
      flowLogId: 'fl-2',
      resourceId: 'eni-1',
      destinationType: 'cloud-watch-logs',
      destination: 'group',
      trafficType: 'REJECT',
      logFormat: `\${version}`,
      destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
      maxAggregationInterval: 60,
      status: 'ACTIVE',
      deliverLogsStatus: '',
      deliverLogsErrorMessage: '',
      tags: {},
    },
  ])
})

const FRONT = {
  ...{ resourceId: 'eni-1', vpcId: 'vpc-1', subnetId: 'subnet-1' },
  ...{ ownerId: '999900009999', name: 'front' },
}

test('subnets and network interfaces by a filter of at most 200, so that one that is gone is no error', async () => {
  const aws = await localAws(({ parameters: { Action } }) => ({
    body:
      Action === 'DescribeSubnets'
        ? `<DescribeSubnetsResponse><subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><ownerId>111122223333</ownerId><tagSet><item><key>Name</key><value>web</value></item></tagSet></item></subnetSet></DescribeSubnetsResponse>`
        : `<DescribeNetworkInterfacesResponse><networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><ownerId>999900009999</ownerId><tagSet><item><key>Name</key><value>front</value></item></tagSet></item></networkInterfaceSet></DescribeNetworkInterfacesResponse>`,
  }))
  const api = ec2(aws.endpoint)
  const ids = Array.from({ length: 201 }, (_, index) => `subnet-${index}`)
  const subnet = { resourceId: 'subnet-1', vpcId: 'vpc-1', ownerId: '111122223333', name: 'web' }
  expect(await api.describeSubnets(ids, never())).toEqual([subnet, subnet])
  expect(await api.describeNetworkInterfaces(['eni-1', 'eni-gone'], never())).toEqual([FRONT])
  expect(await api.describeTaggedInterfaces('vpc-1', { key: 'Role', value: 'web' }, never())).toEqual([FRONT])
  expect(aws.calls.at(-1)?.parameters).toMatchObject({
    ...{ 'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': 'vpc-1' },
    ...{ 'Filter.2.Name': 'tag:Role', 'Filter.2.Value.1': 'web' },
  })
  const asked = aws.calls
    .slice(0, 3)
    .map(({ parameters }) => [
      parameters['Filter.1.Name'],
      parameters['Filter.1.Value.200'],
      parameters['Filter.1.Value.2'],
      parameters['SubnetId.1'] ?? parameters['NetworkInterfaceId.1'],
    ])
  expect(asked).toEqual([
    ['subnet-id', 'subnet-199', 'subnet-1', undefined],
    ['subnet-id', undefined, undefined, undefined],
    ['network-interface-id', undefined, 'eni-gone', undefined],
  ])
})

test('what AWS did not delete', async () => {
  const aws = await localAws(() => ({
    body: '<DeleteFlowLogsResponse><unsuccessful><item><resourceId>fl-2</resourceId><error><code>InvalidFlowLogId.NotFound</code><message>gone</message></error></item></unsuccessful></DeleteFlowLogsResponse>',
  }))
  expect(await ec2(aws.endpoint).deleteFlowLogs(['fl-1', 'fl-2'])).toEqual([
    { resourceId: 'fl-2', code: 'InvalidFlowLogId.NotFound', message: 'gone' },
  ])
  expect(aws.calls[0]?.parameters).toMatchObject({ 'FlowLogId.1': 'fl-1', 'FlowLogId.2': 'fl-2' })
})

const signal = new AbortController().signal
const DRY_RUN_REQUEST = {
  clientToken: 'token',
  resourceIds: ['vpc-1'],
  destination: FLOW_LOG_DESTINATION,
  maxAggregationInterval: 600,
  tags: { 'activeeye-onboarding': 'id' },
} as const

async function dryRun(answer: Answer) {
  const aws = await localAws(() => answer)
  const api = connected(aws.endpoint, { env: KEYS }).account(ACCOUNT).flowLogsIn('us-east-1')
  return { aws, create: api.dryRunCreateFlowLogs(DRY_RUN_REQUEST, signal), api }
}

test('DryRunOperation is a yes; it was asked once, with the tags, and as a dry run', async () => {
  const { aws, create } = await dryRun(ec2Error(412, 'DryRunOperation', 'Request would have succeeded.'))
  await expect(create).resolves.toEqual({ kind: 'wouldSucceed' })
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
  await expect(api.dryRunDeleteFlowLogs(['fl-1'], signal)).resolves.toEqual({ kind: 'wouldSucceed' })
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

test('a success is no dry run: what was done is named', async () => {
  const { create } = await dryRun({
    body: '<CreateFlowLogsResponse><flowLogIdSet><item>fl-1</item></flowLogIdSet></CreateFlowLogsResponse>',
  })
  await expect(create).resolves.toEqual({ kind: 'done', ids: ['fl-1'], requestId: 'request-1' })
  const aws = await localAws(() => ({
    body: '<DeleteFlowLogsResponse><unsuccessful><item><resourceId>fl-2</resourceId></item></unsuccessful></DeleteFlowLogsResponse>',
  }))
  expect(await ec2(aws.endpoint).dryRunDeleteFlowLogs(['fl-1', 'fl-2'], signal)).toMatchObject({
    kind: 'done',
    ids: ['fl-1'],
  })
})
