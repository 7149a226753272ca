import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import {
  CreateFlowLogsCommand,
  DescribeFlowLogsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { FLOW_LOG_DESTINATION, STACK_NAME, TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import { onboardingSchema } from '../../app/onboarding/onboarding.ts'
import { newWorld } from '../../main/practice/newWorld.ts'
import { SCENARIOS, scenarioNames, startPracticeCloud } from '../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import {
  cloudFormation,
  config,
  control,
  credentialsFor,
  ec2,
  MANAGEMENT,
  PROD,
  practice,
  refusalOf,
  sts,
} from './practiceClients.ts'
import { roleCredentials, signIn } from './support/identityCenterClients.ts'

// Programs are started and stacks waited for, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 })

async function stateFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'cloud', 'state.json')
}

async function cover(client: EC2Client, ClientToken: string) {
  const { Vpcs = [] } = await client.send(new DescribeVpcsCommand({}))
  return client.send(
    new CreateFlowLogsCommand({
      ResourceIds: Vpcs.map(({ VpcId = '' }) => VpcId),
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: FLOW_LOG_DESTINATION,
      ClientToken,
    }),
  )
}

describe('scenarios', () => {
  test.each(scenarioNames)('%s has an onboarding that the app accepts', async (name) => {
    const scenario = SCENARIOS[name]
    expect(scenario.name).toBe(name)
    expect(scenario.description).toMatch(/\.$/)
    expect(onboardingSchema.parse(practiceOnboarding(scenario))).toEqual(practiceOnboarding(scenario))
  })

  test.each(scenarioNames.filter((name) => name !== 'slow'))(
    '%s starts, and its administrator is who they are',
    async (name) => {
      const cloud = await practice(name)
      expect((await sts(cloud).send(new GetCallerIdentityCommand({}))).Account).toBe(MANAGEMENT)
      const members = cloud.onboarding.accounts.filter(({ accountId }) => accountId !== MANAGEMENT)
      expect(members.length).toBeGreaterThan(0)
      for (const { accountId } of members) await credentialsFor(cloud, accountId)
    },
  )

  test('the onboarding reaches the management account without a role', () => {
    const { accounts } = practiceOnboarding(SCENARIOS.ordinary)
    expect(accounts.map(({ accountId, access }) => [accountId, access.kind])).toEqual([
      [MANAGEMENT, 'environment'],
      [PROD, 'role'],
      ['012345678901', 'role'],
      ['777788889999', 'role'],
    ])
  })
})

describe('calls', () => {
  test('are counted by account, Region and action, refused ones too', async () => {
    const cloud = await practice('single-vpc')
    const client = await ec2(cloud)
    await client.send(new DescribeVpcsCommand({}))
    await refusalOf(client.send(new DescribeVpcsCommand({ DryRun: true })))
    const expected = {
      [`${MANAGEMENT} us-east-1 sts:AssumeRole`]: 1,
      [`${PROD} us-east-1 ec2:DescribeVpcs`]: 2,
    }
    expect(cloud.calls()).toEqual(expected)
    expect(await control(cloud, 'GET', 'calls')).toEqual(expected)
    cloud.resetCalls()
    expect(cloud.calls()).toEqual({})
    await client.send(new DescribeVpcsCommand({}))
    await control(cloud, 'POST', 'calls/reset')
    expect(cloud.calls()).toEqual({})
  })

  test('that nobody knows are refused in the words of AWS', async () => {
    const cloud = await practice('single-vpc')
    const Authorization = scope(cloud.credentials.accessKeyId, 'sts')
    const response = await fetch(cloud.endpoint, {
      method: 'POST',
      headers: { Authorization, 'X-Amz-Security-Token': cloud.credentials.sessionToken },
      body: new URLSearchParams({ Action: 'constructor', Version: '2011-06-15' }),
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<Code>InvalidAction</Code>')
    const elsewhere = await fetch(cloud.endpoint, {
      method: 'POST',
      headers: { Authorization: scope(cloud.credentials.accessKeyId, 's3') },
    })
    expect(await elsewhere.text()).toContain('<Code>UnknownOperationException</Code>')
    expect((await fetch(`${cloud.endpoint}/_practice/nothing`)).status).toBe(404)
  })
})

function scope(accessKeyId: string, service: string): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`
}

describe('the state file', () => {
  test('lets a second instance go on in the same cloud', async () => {
    const file = await stateFile()
    const first = await startPracticeCloud({ scenario: 'single-vpc', stateFile: file })
    const session = await credentialsFor(first, PROD)
    const made = await cover(new EC2Client(config(first, session)), 'token-1')
    const stacks = await cloudFormation(first)
    await stacks.send(
      new CreateStackCommand({
        StackName: STACK_NAME,
        TemplateURL: TEMPLATE_URL,
        Parameters: [{ ParameterKey: 'ExternalID', ParameterValue: 'acme-prod' }],
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    )
    await first.close()

    const second = await practice('single-vpc', file)
    expect(second.credentials).toEqual(first.credentials)
    const client = new EC2Client(config(second, session))
    const { FlowLogs } = await client.send(new DescribeFlowLogsCommand({}))
    expect(FlowLogs?.map(({ FlowLogId }) => FlowLogId)).toEqual(made.FlowLogIds)
    expect((await cover(client, 'token-1')).FlowLogIds).toEqual(made.FlowLogIds)
    // The stack goes on as well: nobody had to be there.
    const again = await cloudFormation(second)
    await vi.waitFor(
      async () => {
        const { Stacks } = await again.send(new DescribeStacksCommand({ StackName: STACK_NAME }))
        expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE')
      },
      { timeout: 20_000, interval: 50 },
    )
    // No half-written file is left behind.
    expect(await readdir(join(file, '..'))).toEqual(['state.json'])
  })

  test('does not make IDs twice', async () => {
    const file = await stateFile()
    const first = await startPracticeCloud({ scenario: 'many-vpcs', stateFile: file })
    const one = await cover(await ec2(first), 'token-1')
    await first.close()
    const second = await practice('many-vpcs', file)
    const other = await cover(await ec2(second, PROD, 'eu-west-1'), 'token-1')
    expect(other.FlowLogIds).toHaveLength(1)
    expect(one.FlowLogIds).not.toContain(other.FlowLogIds?.[0])
  })

  test('keeps what the faults have counted, and a start is a new sign-in', async () => {
    const file = await stateFile()
    const first = await startPracticeCloud({ scenario: 'credentials-expire', stateFile: file })
    const client = await ec2(first)
    for (let call = 0; call < 6; call++) await client.send(new DescribeVpcsCommand({}))
    expect((await refusalOf(client.send(new DescribeVpcsCommand({})))).name).toBe('RequestExpired')
    await first.close()
    const again = await ec2(await practice('credentials-expire', file))
    for (let call = 0; call < 8; call++) await again.send(new DescribeVpcsCommand({}))
  })

  test('of an earlier version of the app is gone on with', async () => {
    const file = await stateFile()
    // What such a file has no word of.
    const { identityCenter, lapsed, revokedRoles, mfaCodes, ...earlier } = newWorld(SCENARIOS['single-vpc'])
    await mkdir(dirname(file))
    await writeFile(file, JSON.stringify(earlier))
    const cloud = await practice('single-vpc', file)
    const { accessToken } = await signIn(cloud)
    await roleCredentials(cloud, accessToken, PROD)
  })

  test('is of one scenario', async () => {
    const file = await stateFile()
    const first = await startPracticeCloud({ scenario: 'single-vpc', stateFile: file })
    await credentialsFor(first, PROD)
    await first.close()
    await expect(startPracticeCloud({ scenario: 'throttled', stateFile: file })).rejects.toThrow(
      /holds the practice cloud "single-vpc", not "throttled"/,
    )
  })

  test('the whole world can be looked at', async () => {
    const cloud = await practice('single-vpc')
    await cover(await ec2(cloud), 'token-1')
    const world = z
      .object({ vpcs: z.array(z.unknown()), flowLogs: z.array(z.object({ accountId: z.string() })) })
      .parse(await control(cloud, 'GET', 'state'))
    expect(world.vpcs).toHaveLength(1)
    expect(world.flowLogs).toEqual([{ accountId: PROD }])
  })
})

describe('as a program', () => {
  const start = (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['main/practice/practiceMain.ts', ...args], { stdio: 'pipe' })
    onTestFinished(() => void child.kill())
    return child
  }

  test('says where it is, serves, and ends when told', async () => {
    const child = start('--scenario', 'single-vpc')
    const [line] = await once(child.stdout, 'data')
    const { endpoint } = z.object({ endpoint: z.url() }).parse(JSON.parse(String(line)))
    expect((await fetch(`${endpoint}/_practice/calls`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('knows its scenarios', async () => {
    const child = start('--scenario', 'nowhere')
    const [line] = await once(child.stderr, 'data')
    expect(String(line)).toContain('There is no scenario "nowhere". There are: ordinary, ')
    expect(await once(child, 'exit')).toEqual([2, null])
  })
})
