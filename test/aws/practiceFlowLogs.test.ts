import {
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  type EC2Client,
  paginateDescribeFlowLogs,
  paginateDescribeVpcs,
  type Tag,
  type TagSpecification,
} from '@aws-sdk/client-ec2'
import { describe, expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../app/activeeye/prescribed.ts'
import { control, ec2, PROD, practice, refusalOf, STAGING } from './practiceClients.ts'

async function vpcIds(client: EC2Client, name?: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { Vpcs = [] } of paginateDescribeVpcs({ client }, {})) {
    for (const { VpcId = '', Tags = [] } of Vpcs) {
      if (name === undefined || Tags.some(({ Value }) => Value === name)) ids.push(VpcId)
    }
  }
  return ids
}

function create(client: EC2Client, ResourceIds: string[], more: Partial<CreateFlowLogsCommandInput> = {}) {
  return client.send(
    new CreateFlowLogsCommand({
      ResourceIds,
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: FLOW_LOG_DESTINATION,
      ...more,
    }),
  )
}

async function described(client: EC2Client) {
  return (await client.send(new DescribeFlowLogsCommand({}))).FlowLogs ?? []
}

describe('CreateFlowLogs', () => {
  test('makes one for each VPC, with all that was asked', async () => {
    const client = await ec2(await practice('single-vpc'))
    const [vpcId = ''] = await vpcIds(client)
    const answer = await create(client, [vpcId], {
      MaxAggregationInterval: 60,
      TagSpecifications: [{ ResourceType: 'vpc-flow-log', Tags: [{ Key: 'made-by', Value: 'a & b <c>' }] }],
    })
    expect(answer.Unsuccessful).toEqual([])
    expect(answer.FlowLogIds).toEqual([expect.stringMatching(/^fl-0[\da-f]{16}$/)])
    expect(answer.$metadata.requestId).toBeDefined()
    expect(await described(client)).toEqual([
      expect.objectContaining({
        FlowLogId: answer.FlowLogIds?.[0],
        FlowLogStatus: 'ACTIVE',
        ResourceId: vpcId,
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: FLOW_LOG_DESTINATION,
        MaxAggregationInterval: 60,
        DeliverLogsStatus: 'SUCCESS',
        Tags: [{ Key: 'made-by', Value: 'a & b <c>' }],
        CreationTime: expect.any(Date),
      }),
    ])
  })

  test.each<[string, Partial<CreateFlowLogsCommandInput>, string, RegExp]>([
    ['no VPCs', { ResourceIds: [] }, 'MissingParameter', /must include the ResourceIds parameter/],
    [
      'a VPC that is not there',
      { ResourceIds: ['vpc-00000000000000000'] },
      'InvalidVpcID.NotFound',
      /vpc-0+/,
    ],
    ['no traffic type', { TrafficType: undefined }, 'MissingParameter', /TrafficType/],
    ['an odd interval', { MaxAggregationInterval: 300 }, 'InvalidParameter', /Max Aggregation Interval/],
    [
      'a role with S3',
      { DeliverLogsPermissionArn: 'arn:aws:iam::444455556666:role/x' },
      'InvalidParameter',
      /DeliverLogsPermissionArn is not applicable for s3 delivery/,
    ],
    [
      'no role for CloudWatch Logs, the default',
      { LogDestinationType: undefined },
      'InvalidParameter',
      /Permission/,
    ],
  ])('refuses %s', async (_, input, name, message) => {
    const client = await ec2(await practice('single-vpc'))
    const refusal = await refusalOf(create(client, await vpcIds(client), input))
    expect(refusal).toMatchObject({ name, status: 400, message: expect.stringMatching(message) })
    expect(await described(client)).toEqual([])
  })

  test('takes 300 VPCs and not 301', async () => {
    const client = await ec2(await practice('many-vpcs'))
    const ids = await vpcIds(client)
    expect(ids).toHaveLength(650)
    expect((await refusalOf(create(client, ids.slice(0, 301)))).name).toBe('InvalidParameterValue')
    expect((await create(client, ids.slice(0, 300))).FlowLogIds).toHaveLength(300)
    let count = 0
    let pages = 0
    for await (const { FlowLogs = [] } of paginateDescribeFlowLogs({ client }, {})) {
      count += FlowLogs.length
      pages += 1
    }
    expect({ count, pages }).toEqual({ count: 300, pages: 2 })
  })

  test('only tries when it is a dry run', async () => {
    const client = await ec2(await practice('single-vpc'))
    const refusal = await refusalOf(create(client, await vpcIds(client), { DryRun: true }))
    expect(refusal).toMatchObject({ name: 'DryRunOperation', status: 412 })
    expect(await described(client)).toEqual([])
  })
})

describe('a client token', () => {
  test('gives the same answer again and no second flow log', async () => {
    const client = await ec2(await practice('single-vpc'))
    const ids = await vpcIds(client)
    const first = await create(client, ids, { ClientToken: 'token-1' })
    const again = await create(client, ids, { ClientToken: 'token-1' })
    expect(again.FlowLogIds).toEqual(first.FlowLogIds)
    expect(again.Unsuccessful).toEqual([])
    expect(again.ClientToken).toBe('token-1')
    expect(await described(client)).toHaveLength(1)
  })

  test('is not for another request', async () => {
    const client = await ec2(await practice('single-vpc'))
    const ids = await vpcIds(client)
    await create(client, ids, { ClientToken: 'token-1' })
    const other = create(client, ids, { ClientToken: 'token-1', MaxAggregationInterval: 60 })
    expect(await refusalOf(other)).toMatchObject({ name: 'IdempotentParameterMismatch', status: 400 })
  })

  test('is needed: the same request without one conflicts with itself', async () => {
    const client = await ec2(await practice('single-vpc'))
    const [vpcId = ''] = await vpcIds(client)
    await create(client, [vpcId])
    const again = await create(client, [vpcId])
    expect(again.$metadata.httpStatusCode).toBe(200)
    expect(again.FlowLogIds).toEqual([])
    expect(again.Unsuccessful).toEqual([
      { ResourceId: vpcId, Error: { Code: 'FlowLogAlreadyExists', Message: expect.any(String) } },
    ])
  })
})

describe('flow logs that exist already', () => {
  test('refuse the whole request where the scenario says so; nothing is created', async () => {
    const client = await ec2(await practice('already-exists-top-level'))
    const ids = await vpcIds(client)
    expect(await refusalOf(create(client, ids))).toMatchObject({ name: 'FlowLogAlreadyExists', status: 400 })
    await described(client)
    await described(client)
    expect(await described(client)).toHaveLength(1)
  })

  test('do not conflict when the traffic or the destination differs', async () => {
    const client = await ec2(await practice('foreign-flow-logs'))
    expect((await create(client, await vpcIds(client))).FlowLogIds).toHaveLength(2)
    expect(await described(client)).toHaveLength(5)
  })

  test('show where they go', async () => {
    const client = await ec2(await practice('foreign-flow-logs'))
    const logs = await described(client)
    expect(
      logs.map(({ LogDestinationType, LogDestination, LogGroupName }) => [
        LogDestinationType,
        LogDestination ?? LogGroupName,
      ]),
    ).toEqual([
      ['s3', 'arn:aws:s3:::acme-network-logs'],
      ['cloud-watch-logs', '/acme/vpc-rejects'],
      ['s3', FLOW_LOG_DESTINATION],
    ])
  })

  test('can be as many as a VPC may have', async () => {
    const client = await ec2(await practice('flow-log-limit'))
    const answer = await create(client, await vpcIds(client))
    expect(answer.FlowLogIds).toHaveLength(1)
    expect(answer.Unsuccessful?.map(({ Error: error }) => error?.Code)).toEqual(['FlowLogsLimitExceeded'])
  })

  test('can fail to deliver', async () => {
    const client = await ec2(await practice('delivery-failing'))
    expect(await described(client)).toEqual([
      expect.objectContaining({ DeliverLogsStatus: 'FAILED', DeliverLogsErrorMessage: 'Access error' }),
    ])
  })
})

test.each<[Tag[], TagSpecification['ResourceType'], string]>([
  [[{ Key: 'aws:x', Value: '1' }], 'vpc-flow-log', 'InvalidParameterValue'],
  [[{ Key: 'a', Value: '1' }], 'vpc', 'InvalidParameterValue'],
  [[{ Key: '', Value: '1' }], 'vpc-flow-log', 'InvalidTagKey.Malformed'],
  [[{ Key: 'a' }, { Key: 'a' }], 'vpc-flow-log', 'InvalidParameterValue'],
  [[{ Key: 'k'.repeat(129) }], 'vpc-flow-log', 'InvalidParameterValue'],
  [[{ Key: 'a', Value: 'v'.repeat(257) }], 'vpc-flow-log', 'InvalidParameterValue'],
  [Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}` })), 'vpc-flow-log', 'TagLimitExceeded'],
])('tags that EC2 refuses: %#', async (Tags, ResourceType, name) => {
  const client = await ec2(await practice('single-vpc'))
  const refused = create(client, await vpcIds(client), { TagSpecifications: [{ ResourceType, Tags }] })
  expect((await refusalOf(refused)).name).toBe(name)
})

describe("ActiveEye's bucket", () => {
  const REFUSAL = {
    Code: '400',
    Message:
      'Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission',
  }

  test('refuses an account in an answer with HTTP 200, until ActiveEye lets it in', async () => {
    const cloud = await practice('bucket-not-ready')
    const client = await ec2(cloud)
    const ids = await vpcIds(client)
    const refused = await create(client, ids, { ClientToken: 'first' })
    expect(refused.$metadata.httpStatusCode).toBe(200)
    expect(refused.FlowLogIds).toEqual([])
    expect(refused.Unsuccessful).toEqual(ids.map((ResourceId) => ({ ResourceId, Error: REFUSAL })))

    const other = await ec2(cloud, STAGING)
    expect((await create(other, await vpcIds(other))).FlowLogIds).toHaveLength(1)

    await control(cloud, 'POST', 'bucket/accept')
    // The old token remembers the refusal.
    expect((await create(client, ids, { ClientToken: 'first' })).FlowLogIds).toEqual([])
    expect((await create(client, ids, { ClientToken: 'second' })).FlowLogIds).toHaveLength(2)
  })

  test('does not mind other buckets', async () => {
    const client = await ec2(await practice('bucket-not-ready'))
    const own = { LogDestination: 'arn:aws:s3:::acme-network-logs' }
    expect((await create(client, await vpcIds(client), own)).FlowLogIds).toHaveLength(2)
  })

  test('is told from a bucket that does not exist, in an answer with HTTP 200', async () => {
    const client = await ec2(await practice('single-vpc'))
    const [id = ''] = await vpcIds(client)
    const answer = await create(client, [id], { LogDestination: 'arn:aws:s3:::no-such-bucket' })
    expect(answer.Unsuccessful?.map(({ Error: error }) => error)).toEqual([
      { Code: '400', Message: 'LogDestination: no-such-bucket does not exist.' },
    ])
  })

  test('can refuse once without a reason', async () => {
    const client = await ec2(await practice('flaky-bucket'))
    const ids = await vpcIds(client)
    expect((await create(client, ids)).Unsuccessful?.[0]?.Error).toEqual(REFUSAL)
    expect((await create(client, ids)).FlowLogIds).toHaveLength(2)
  })
})

test('a participant cannot give a shared VPC a flow log; its own VPC gets one', async () => {
  const cloud = await practice('shared-vpc')
  const client = await ec2(cloud, STAGING)
  const [shared = ''] = await vpcIds(client, 'shared')
  const answer = await create(client, await vpcIds(client))
  expect(answer.FlowLogIds).toHaveLength(1)
  expect(answer.Unsuccessful).toEqual([
    { ResourceId: shared, Error: { Code: 'UnauthorizedOperation', Message: expect.any(String) } },
  ])
  expect((await create(await ec2(cloud, PROD), [shared])).FlowLogIds).toHaveLength(1)
})

test('a new flow log is missing from the first answers', async () => {
  const client = await ec2(await practice('eventual-consistency'))
  const { FlowLogIds = [] } = await create(client, await vpcIds(client))
  const unknown = client.send(new DescribeFlowLogsCommand({ FlowLogIds }))
  expect((await refusalOf(unknown)).name).toBe('InvalidFlowLogId.NotFound')
  expect(await described(client)).toEqual([])
  expect(await described(client)).toEqual([])
  expect(await described(client)).toHaveLength(2)
})

describe('DescribeFlowLogs', () => {
  test('filters, takes IDs and pages', async () => {
    const client = await ec2(await practice('foreign-flow-logs'))
    const count = async (Name: string, Value: string) => {
      const filtered = new DescribeFlowLogsCommand({ Filter: [{ Name, Values: [Value] }] })
      return (await client.send(filtered)).FlowLogs?.length
    }
    const [log] = await described(client)
    expect(await count('log-destination-type', 's3')).toBe(2)
    expect(await count('traffic-type', 'REJECT')).toBe(2)
    expect(await count('log-group-name', '/acme/vpc-rejects')).toBe(1)
    expect(await count('resource-id', log?.ResourceId ?? '')).toBe(2)
    expect(await count('deliver-log-status', 'SUCCESS')).toBe(3)
    expect(await count('tag:anything', 'x')).toBe(0)
    const byId = new DescribeFlowLogsCommand({ FlowLogIds: [log?.FlowLogId ?? ''] })
    expect((await client.send(byId)).FlowLogs).toHaveLength(1)
    const sizes: number[] = []
    for await (const page of paginateDescribeFlowLogs({ client, pageSize: 2 }, {})) {
      sizes.push(page.FlowLogs?.length ?? 0)
    }
    expect(sizes).toEqual([2, 1])
  })

  test("shows one's own only", async () => {
    const cloud = await practice('foreign-flow-logs')
    expect(await described(await ec2(cloud, STAGING))).toEqual([])
    expect(await described(await ec2(cloud, PROD, 'eu-west-1'))).toEqual([])
  })
})

describe('DeleteFlowLogs', () => {
  test('deletes what it knows, all or nothing', async () => {
    const client = await ec2(await practice('foreign-flow-logs'))
    const ids = (await described(client)).map(({ FlowLogId = '' }) => FlowLogId)
    const withUnknown = client.send(new DeleteFlowLogsCommand({ FlowLogIds: [...ids, 'fl-0'] }))
    expect(await refusalOf(withUnknown)).toMatchObject({ name: 'InvalidFlowLogId.NotFound', status: 400 })
    expect(await described(client)).toHaveLength(3)
    const answer = await client.send(new DeleteFlowLogsCommand({ FlowLogIds: ids.slice(0, 2) }))
    expect(answer.Unsuccessful).toEqual([])
    expect(await described(client)).toHaveLength(1)
  })

  test('has a dry run', async () => {
    const client = await ec2(await practice('foreign-flow-logs'))
    const FlowLogIds = (await described(client)).map(({ FlowLogId = '' }) => FlowLogId)
    const dry = client.send(new DeleteFlowLogsCommand({ FlowLogIds, DryRun: true }))
    expect((await refusalOf(dry)).name).toBe('DryRunOperation')
    expect(await described(client)).toHaveLength(3)
  })
})
