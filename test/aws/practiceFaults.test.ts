import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import {
  CreateFlowLogsCommand,
  DescribeFlowLogsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { ListAccountsCommand } from '@aws-sdk/client-organizations'
import { describe, expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../app/activeeye/prescribed.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import type { ScenarioFault } from '../../main/practice/practiceScenario.ts'
import {
  cloudFormation,
  config,
  credentialsFor,
  ec2,
  organizations,
  PROD,
  practice,
  refusalOf,
  STAGING,
} from './practiceClients.ts'

const ROLE = `arn:aws:sts::${PROD}:assumed-role/OrganizationAccountAccessRole/test`

function withFault(fault: ScenarioFault) {
  return practice({ ...SCENARIOS['single-vpc'], faults: [fault] })
}

async function createFlowLogs(client: EC2Client) {
  const { Vpcs = [] } = await client.send(new DescribeVpcsCommand({}))
  return client.send(
    new CreateFlowLogsCommand({
      ResourceIds: Vpcs.map(({ VpcId = '' }) => VpcId),
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: FLOW_LOG_DESTINATION,
    }),
  )
}

describe('denials', () => {
  test('a service control policy, in EC2: that Region and account only', async () => {
    const cloud = await practice('scp-blocked-region')
    const blocked = await ec2(cloud, PROD, 'eu-west-1')
    expect(await refusalOf(blocked.send(new DescribeVpcsCommand({})))).toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringMatching(
        new RegExp(
          `^You are not authorized to perform this operation\\. User: ${ROLE} is not authorized to perform: ec2:DescribeVpcs with an explicit deny in a service control policy\\. Encoded authorization failure message: \\S+$`,
        ),
      ),
      status: 403,
    })
    await (await ec2(cloud, PROD)).send(new DescribeVpcsCommand({}))
    await (await ec2(cloud, STAGING, 'eu-west-1')).send(new DescribeVpcsCommand({}))
  })

  test('a service control policy, in CloudFormation and Organizations', async () => {
    const cloud = await withFault({ kind: 'explicitDeny' })
    const administrator = organizations(cloud)
    expect(await refusalOf(administrator.send(new ListAccountsCommand({})))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /organizations:ListAccounts .*with an explicit deny in a service control/,
      ),
    })
    const inCloudFormation = await withFault({ kind: 'explicitDeny', action: 'cloudformation:*' })
    const client = await cloudFormation(inCloudFormation)
    expect(await refusalOf(client.send(new DescribeStacksCommand({ StackName: 'x' })))).toMatchObject({
      name: 'AccessDenied',
      message: `User: ${ROLE} is not authorized to perform: cloudformation:DescribeStacks on resource: arn:aws:cloudformation:us-east-1:${PROD}:stack/x/* with an explicit deny in a service control policy`,
      status: 403,
    })
  })

  test('a missing permission', async () => {
    const client = await ec2(await practice('access-denied-create-flow-logs'))
    expect(await refusalOf(createFlowLogs(client))).toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringMatching(
        new RegExp(
          `User: ${ROLE} is not authorized to perform: ec2:CreateFlowLogs on resource: arn:aws:ec2:us-east-1:${PROD}:vpc/vpc-\\w+ because no identity-based policy allows the ec2:CreateFlowLogs action\\.`,
        ),
      ),
    })
  })
})

describe('trouble on the way', () => {
  test('no answer: the call hangs until the caller gives up', async () => {
    const cloud = await practice('region-never-answers')
    const client = await ec2(cloud, PROD, 'eu-west-1')
    const abortSignal = AbortSignal.timeout(200)
    await expect(client.send(new DescribeVpcsCommand({}), { abortSignal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(cloud.calls()[`${PROD} eu-west-1 ec2:DescribeVpcs`]).toBe(1)
    await (await ec2(cloud, PROD)).send(new DescribeVpcsCommand({}))
  })

  test('throttling: so many times, in each service its own code', async () => {
    const cloud = await practice('throttled')
    const client = await ec2(cloud)
    for (let call = 0; call < 2; call++) {
      expect(await refusalOf(client.send(new DescribeVpcsCommand({})))).toMatchObject({
        name: 'RequestLimitExceeded',
        status: 503,
      })
    }
    await client.send(new DescribeVpcsCommand({}))
    const stacks = await cloudFormation(cloud)
    expect(await refusalOf(stacks.send(new DescribeStacksCommand({})))).toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
      status: 400,
    })
  })

  test.each([500, 503] as const)('a fault of AWS: %i', async (status) => {
    const cloud = await withFault({ kind: 'serverError', times: 1, status })
    expect((await refusalOf(organizations(cloud).send(new ListAccountsCommand({})))).status).toBe(status)
    await organizations(cloud).send(new ListAccountsCommand({}))
  })

  test('the SDK retries through it', async () => {
    const cloud = await practice('throttled')
    const client = new EC2Client({ ...config(cloud, await credentialsFor(cloud, PROD)), maxAttempts: 3 })
    await client.send(new DescribeFlowLogsCommand({}))
    expect(cloud.calls()[`${PROD} us-east-1 ec2:DescribeFlowLogs`]).toBe(2)
  })

  test('afterCalls lets some pass first', async () => {
    const cloud = await withFault({ kind: 'accessDenied', action: 'ec2:DescribeVpcs', afterCalls: 2 })
    const client = await ec2(cloud)
    await client.send(new DescribeVpcsCommand({}))
    await client.send(new DescribeVpcsCommand({}))
    for (let call = 0; call < 3; call++) {
      expect((await refusalOf(client.send(new DescribeVpcsCommand({})))).name).toBe('UnauthorizedOperation')
    }
  })

  test('latency holds back every answer', async () => {
    const cloud = await practice({ ...SCENARIOS['single-vpc'], latencyMs: 100 })
    const before = performance.now()
    await credentialsFor(cloud, PROD)
    expect(performance.now() - before).toBeGreaterThanOrEqual(99)
  })
})
