import {
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type EC2Client,
  paginateDescribeVpcs,
  type Vpc,
} from '@aws-sdk/client-ec2'
import { describe, expect, test } from 'vitest'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { tokenBuckets } from '../../main/practice/tokenBuckets.ts'
import { ec2, MANAGEMENT, PROD, practice, refusalOf, STAGING } from './practiceClients.ts'

async function allVpcs(client: EC2Client): Promise<readonly Vpc[]> {
  const vpcs: Vpc[] = []
  for await (const page of paginateDescribeVpcs({ client }, {})) vpcs.push(...(page.Vpcs ?? []))
  return vpcs
}

describe('DescribeRegions', () => {
  test('lists the enabled ones, or all with their opt-in status', async () => {
    const cloud = await practice('ordinary')
    const client = await ec2(cloud)
    const enabled = await client.send(new DescribeRegionsCommand({}))
    await expect(
      client.send(new DescribeRegionsCommand({ RegionNames: ['nosuch-1'] })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Invalid region provided: [nosuch-1]',
    })
    expect(enabled.Regions).toHaveLength(18)
    const { Regions = [] } = await client.send(new DescribeRegionsCommand({ AllRegions: true }))
    expect(Regions).toHaveLength(24)
    expect(Regions.find(({ RegionName }) => RegionName === 'eu-south-1')?.OptInStatus).toBe('opted-in')
    expect(Regions.find(({ RegionName }) => RegionName === 'af-south-1')?.OptInStatus).toBe('not-opted-in')
    expect(Regions.find(({ RegionName }) => RegionName === 'us-east-1')).toEqual({
      RegionName: 'us-east-1',
      Endpoint: 'ec2.us-east-1.amazonaws.com',
      OptInStatus: 'opt-in-not-required',
    })
  })

  test('differs from account to account', async () => {
    const cloud = await practice('ordinary')
    const { Regions } = await (await ec2(cloud, '777788889999')).send(new DescribeRegionsCommand({}))
    expect(Regions).toHaveLength(17)
  })

  test('filters', async () => {
    const client = await ec2(await practice('ordinary'))
    const byName = await client.send(
      new DescribeRegionsCommand({ Filters: [{ Name: 'region-name', Values: ['us-east-1', 'eu-west-1'] }] }),
    )
    expect(byName.Regions?.map(({ RegionName }) => RegionName).sort()).toEqual(['eu-west-1', 'us-east-1'])
    const byStatus = await client.send(
      new DescribeRegionsCommand({
        AllRegions: true,
        Filters: [{ Name: 'opt-in-status', Values: ['not-opted-in'] }],
      }),
    )
    expect(byStatus.Regions).toHaveLength(6)
    const unknown = client.send(
      new DescribeRegionsCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] }),
    )
    expect((await refusalOf(unknown)).name).toBe('InvalidParameterValue')
  })
})

describe('DescribeVpcs', () => {
  test('pages by itself: who ignores NextToken misses some', async () => {
    const client = await ec2(await practice('ordinary'))
    const first = await client.send(new DescribeVpcsCommand({}))
    expect(first.Vpcs).toHaveLength(10)
    expect(first.NextToken).toBeDefined()
    const all = await allVpcs(client)
    expect(new Set(all.map(({ VpcId }) => VpcId)).size).toBe(12)
  })

  test('pages as asked, or smaller', async () => {
    const client = await ec2(await practice('ordinary'))
    expect((await client.send(new DescribeVpcsCommand({ MaxResults: 5 }))).Vpcs).toHaveLength(5)
    expect((await client.send(new DescribeVpcsCommand({ MaxResults: 1000 }))).Vpcs).toHaveLength(10)
    const tooSmall = await refusalOf(client.send(new DescribeVpcsCommand({ MaxResults: 1 })))
    expect(tooSmall).toMatchObject({ name: 'InvalidParameterValue', status: 400 })
    const wrongToken = await refusalOf(client.send(new DescribeVpcsCommand({ NextToken: 'made-up' })))
    expect(wrongToken.name).toBe('InvalidPaginationToken')
  })

  test('says whose they are, which are default, and their names', async () => {
    const client = await ec2(await practice('shared-vpc'))
    const { Vpcs = [] } = await client.send(new DescribeVpcsCommand({}))
    expect(Vpcs.map(({ OwnerId, IsDefault, State, Tags }) => ({ OwnerId, IsDefault, State, Tags }))).toEqual([
      { OwnerId: PROD, IsDefault: true, State: 'available', Tags: [] },
      { OwnerId: PROD, IsDefault: false, State: 'available', Tags: [{ Key: 'Name', Value: 'app' }] },
      { OwnerId: PROD, IsDefault: false, State: 'available', Tags: [{ Key: 'Name', Value: 'shared' }] },
    ])
    expect(Vpcs[0]?.VpcId).toMatch(/^vpc-0[\da-f]{16}$/)
  })

  test('filters and takes IDs', async () => {
    const client = await ec2(await practice('shared-vpc'))
    const named = await client.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: ['app', 'shared'] }] }),
    )
    expect(named.Vpcs).toHaveLength(2)
    const VpcIds = [named.Vpcs?.[0]?.VpcId ?? '']
    expect((await client.send(new DescribeVpcsCommand({ VpcIds }))).Vpcs).toHaveLength(1)
    const combined = client.send(new DescribeVpcsCommand({ VpcIds, MaxResults: 5 }))
    expect((await refusalOf(combined)).name).toBe('InvalidParameterCombination')
    const unknown = client.send(new DescribeVpcsCommand({ VpcIds: ['vpc-0123456789abcdef0'] }))
    expect(await refusalOf(unknown)).toMatchObject({
      name: 'InvalidVpcID.NotFound',
      message: "The vpc ID 'vpc-0123456789abcdef0' does not exist",
    })
  })

  test.each([
    ['app', 1],
    ['a*', 1],
    ['*', 2],
    ['s?ared', 1],
    ['shared?', 1],
    ['A*', 0],
    ['a\\\\*', 0],
    ['a.p', 0],
  ])('the filter value %s matches %i names', async (value, count) => {
    const client = await ec2(await practice('shared-vpc'))
    const { Vpcs } = await client.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: [value] }] }),
    )
    expect(Vpcs).toHaveLength(count)
  })

  test.each([
    [
      'InvalidVpcID.Malformed',
      (client: EC2Client) => client.send(new DescribeVpcsCommand({ VpcIds: ['vpc-1'] })),
    ],
    [
      'InvalidSubnetID.Malformed',
      (client: EC2Client) => client.send(new DescribeSubnetsCommand({ SubnetIds: ['x'] })),
    ],
    [
      'InvalidNetworkInterfaceId.Malformed',
      (client: EC2Client) =>
        client.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ['x'] })),
    ],
  ])('an ID of another form is refused: %s', async (name, send) => {
    const client = await ec2(await practice('single-vpc'))
    expect((await refusalOf(send(client))).name).toBe(name)
  })

  test("shows a participant the owner's VPC", async () => {
    const cloud = await practice('shared-vpc')
    const owners = (await allVpcs(await ec2(cloud, STAGING))).map(({ OwnerId }) => OwnerId)
    expect(owners.sort()).toEqual([STAGING, PROD])
  })

  test('the same scenario has the same IDs, and the ordinary one about ninety VPCs', async () => {
    const [one, other] = [await practice('ordinary'), await practice('ordinary')]
    const ids = (vpcs: readonly Vpc[]) => vpcs.map(({ VpcId }) => VpcId)
    expect(ids(await allVpcs(await ec2(one)))).toEqual(ids(await allVpcs(await ec2(other))))
    let count = 0
    for (const { accountId } of one.onboarding.accounts) {
      const { Regions = [] } = await (await ec2(one, accountId)).send(new DescribeRegionsCommand({}))
      for (const { RegionName } of Regions) {
        count += (await allVpcs(await ec2(one, accountId, RegionName))).length
      }
    }
    expect(count).toBe(90)
  })

  test('a dry run says yes by an error', async () => {
    const client = await ec2(await practice('single-vpc'), MANAGEMENT)
    expect(await refusalOf(client.send(new DescribeVpcsCommand({ DryRun: true })))).toMatchObject({
      name: 'DryRunOperation',
      message: 'Request would have succeeded, but DryRun flag is set.',
      status: 412,
    })
  })
})

describe('request limits', () => {
  test('a bucket holds 100 reads, or 50 writes, and refills', () => {
    const buckets = tokenBuckets()
    const taken = (action: string, times: number, now: number) =>
      Array.from({ length: times }, () => buckets.take(PROD, 'us-east-1', action, now)).filter(Boolean).length
    expect(taken('DescribeVpcs', 150, 0)).toBe(100)
    expect(taken('DescribeVpcs', 150, 1000)).toBe(20)
    expect(taken('CreateFlowLogs', 150, 0)).toBe(50)
    expect(taken('CreateFlowLogs', 150, 1000)).toBe(5)
    // Another Region has its own, and so has another account.
    expect(buckets.take(PROD, 'eu-west-1', 'CreateFlowLogs', 1000)).toBe(true)
    expect(buckets.take(STAGING, 'us-east-1', 'CreateFlowLogs', 1000)).toBe(true)
  })

  test('show as RequestLimitExceeded', async () => {
    const client = await ec2(await practice(SCENARIOS['single-vpc']))
    const answers = Array.from({ length: 300 }, () =>
      refusalOf(client.send(new DescribeVpcsCommand({ DryRun: true }))),
    )
    const names = (await Promise.all(answers)).map(({ name, status }) => `${status} ${name}`)
    expect(new Set(names)).toEqual(new Set(['412 DryRunOperation', '503 RequestLimitExceeded']))
  })
})
