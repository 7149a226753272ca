import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  CreateFlowLogsCommand,
  CreateVpcCommand,
  DescribeFlowLogsCommand,
  DescribeSubnetsCommand,
  type FlowLog,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINE_TAG } from '../../app/activeeye/engines.ts'
import { FLOW_LOG_DESTINATION } from '../../app/activeeye/prescribed.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import { sampleAccount, sampleOnboarding } from '../doubles/sampleOnboarding.ts'
import { findEngines } from '../tools/findEngines.ts'
import { type MotoCloud, put, startMoto } from './support/moto.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'
import { openWorkspace, type Workspace } from './support/workspace.ts'

const run = promisify(execFile)

/** The first is for the script of AWS CLI calls, the others for Cloud Custodian. */
const ACCOUNTS = ['222233334444', '111122223333', '044455556666', '777788889999'] as const
const [SCRIPTED, PROD, SECOND, THIRD] = ACCOUNTS
const ONBOARDING_ID = '0b9c1234-engines'
const HOME = 'us-east-1'
const OTHER_BUCKET = 'arn:aws:s3:::acme-network-logs'

// While the tests are collected: on a fresh machine both are installed first, which takes longer than a test may.
const [moto, python] = await Promise.all([startMoto(), enginePython()])

async function enginePython(): Promise<string | undefined> {
  const engines = await findEngines()
  if (engines.found) return engines.python
  if (process.env.CI) throw new Error(engines.why)
  process.stderr.write(
    `\n*** SKIPPED: nothing is tested with Cloud Custodian and the AWS CLI. ${engines.why}\n\n`,
  )
  return undefined
}

// What is handed over once is used by all tests, each of which goes on where the one before stopped.
describe.skipIf(moto === undefined || python === undefined)('handed over work', LONG_TIMEOUT, () => {
  let cloud: MotoCloud
  let workspace: Workspace
  let before: Readonly<Record<string, readonly FlowLog[]>>
  let vpcs: { readonly leftOut: string; readonly part: string; readonly rejected: string }

  beforeAll(async () => {
    if (moto === undefined) return
    cloud = moto
    vpcs = await seed(cloud)
    workspace = await openWorkspace(cloud, onboarding(vpcs.leftOut))
    before = await flowLogsByPlace(cloud)
    await writeFile(join(workspace.directory, 'aws'), `#!/bin/sh\nexec '${python}' -m awscli "$@"\n`, {
      mode: 0o700,
    })
    // What the last look saw is handed over, too: that only a subnet of a VPC is covered.
    await workspace.run('plan', '--json')
  })

  afterAll(async () => {
    await workspace?.[Symbol.asyncDispose]()
    await moto?.[Symbol.asyncDispose]()
  })

  /** Runs a command of a folder's README.md there. */
  async function inFolder(
    folder: string,
    command: string,
    environment: Readonly<Record<string, string>> = {},
  ) {
    const readme = await readFile(join(folder, 'README.md'), 'utf8')
    expect(readme).toContain(`\n${command}\n`)
    const { stdout } = await run(
      'bash',
      ['-c', command.replace(/^c7n-org /, `'${python}' -m c7n_org.cli `)],
      {
        cwd: folder,
        env: {
          ...workspace.environment,
          AWS_DEFAULT_REGION: HOME,
          // One process loads Custodian once for all accounts.
          C7N_ORG_PARALLEL: '1',
          PATH: `${workspace.directory}:${process.env.PATH}`,
          ...environment,
        },
      },
    )
    return stdout
  }

  async function handOver(engine: string): Promise<string> {
    const folder = join(workspace.directory, engine)
    const { status } = await workspace.run('handover', '--as', engine, '--out', folder)
    expect(status).toBe(0)
    return folder
  }

  /** Where flow logs of engines are, and whose: `ACCOUNT REGION ENGINE/…`. None is doubled, and all others are as they were. */
  async function made(): Promise<readonly string[]> {
    const now = await flowLogsByPlace(cloud)
    const engineOf = ({ Tags = [] }: FlowLog) => Tags.find(({ Key }) => Key === ENGINE_TAG)?.Value
    const others = Object.entries(now).map(([place, all]) => [
      place,
      all.filter((one) => engineOf(one) === undefined),
    ])
    expect(Object.fromEntries(others)).toEqual(before)
    const ofEngines = Object.entries(now).flatMap(([place, all]) =>
      all.flatMap((one) => {
        const engine = engineOf(one)
        return engine === undefined ? [] : [{ vpcId: one.ResourceId, words: `${place} ${engine}` }]
      }),
    )
    expect(new Set(ofEngines.map(({ vpcId }) => vpcId)).size).toBe(ofEngines.length)
    return ofEngines.map(({ words }) => words)
  }

  test('a script of AWS CLI calls covers the VPCs of its account, once', async () => {
    const folder = await handOver('cli')
    const command = `./${SCRIPTED}.sh cover`
    const credentials = await credentialsOf(cloud, SCRIPTED)
    const first = await inFolder(folder, command, credentials)
    const flowLogs = await made()
    expect(flowLogs).toEqual(Array(3).fill(`${SCRIPTED} ${HOME} cli/${ONBOARDING_ID}`))
    expect(first).toContain(`${HOME}: covered`)
    expect(await inFolder(folder, command, credentials)).toContain(
      `${HOME}: VPCs without a flow log to the bucket: 0`,
    )
    expect(await made()).toEqual(flowLogs)
  })

  test('Cloud Custodian covers the VPCs of three more accounts, once', async () => {
    const folder = await handOver('custodian')
    const command = 'c7n-org run --config accounts.yml --use cover.yml --output-dir output --cache-period 0'
    const scripted = await made()
    await inFolder(folder, command)
    const flowLogs = await made()
    expect(flowLogs.filter((one) => !scripted.includes(one))).toEqual([
      ...[`${PROD} ${HOME}`, `${SECOND} ${HOME}`, `${THIRD} ${HOME}`, `${PROD} eu-west-1`].map(
        (place) => `${place} custodian/${ONBOARDING_ID}`,
      ),
    ])
    await inFolder(folder, command)
    expect(await made()).toEqual(flowLogs)
  })

  test('check finds each VPC covered, says by whom, and leaves to a person what is theirs to decide', async () => {
    const { accounts } = checklistOf(await workspace.run('check', '--json'))
    const states = accounts.flatMap(({ accountId, regions }) =>
      regions.flatMap(({ region, vpcs: all }) =>
        all.map(({ vpcId, state, madeBy }) =>
          [accountId, region, named(vpcId), state, madeBy].filter(Boolean).join(' '),
        ),
      ),
    )
    expect(states.toSorted()).toEqual([
      `${SECOND} ${HOME} covered custodian`,
      `${PROD} eu-west-1 covered custodian`,
      `${PROD} ${HOME} covered`,
      `${PROD} ${HOME} covered custodian`,
      `${PROD} ${HOME} leftOut leftOut`,
      `${PROD} ${HOME} part partly`,
      `${PROD} ${HOME} rejected otherTraffic`,
      ...Array(3).fill(`${SCRIPTED} ${HOME} covered cli`),
      `${THIRD} ${HOME} covered custodian`,
    ])
  })

  test('undo names it and leaves it alone', async () => {
    const flowLogs = await made()
    const { stdout } = await workspace.run('undo', '--yes')
    expect(stdout).toContain(`${SCRIPTED} ${HOME}: 3 flow logs`)
    expect(await made()).toEqual(flowLogs)
  })

  /** The VPCs that differ from the others, by what they are for. */
  function named(vpcId: string): string | undefined {
    return Object.entries(vpcs).find(([, id]) => id === vpcId)?.[0]
  }
})

async function credentialsOf(cloud: MotoCloud, accountId: string) {
  const {
    accessKeyId,
    secretAccessKey,
    sessionToken = '',
  } = await (await cloud.ec2(accountId, HOME)).config.credentials()
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
}

function onboarding(leftOut: string): Onboarding {
  const account = (accountId: string, changes: Partial<Account>) =>
    sampleAccount({
      accountId,
      name: accountId,
      externalId: `acme-${accountId}`,
      connector: { displayName: accountId, priority: 'medium' },
      access: { kind: 'role', roleName: 'Test', through: { kind: 'environment' } },
      regions: [HOME],
      ...changes,
    })
  const by = { by: 'alice', at: '2026-11-28T12:00:00Z' }
  return sampleOnboarding({
    id: ONBOARDING_ID,
    tags: { CostCenter: '4711' },
    accounts: [
      account(SCRIPTED, {}),
      account(PROD, {
        regions: [HOME, 'eu-west-1'],
        vpcDecisions: [{ region: HOME, vpcId: leftOut, decision: 'leaveOut', seen: 'missing', ...by }],
      }),
      account(SECOND, {}),
      account(THIRD, {}),
    ],
  })
}

/** Beside the default VPCs: what a VPC can have already. */
async function seed(cloud: MotoCloud) {
  await put(cloud.endpoint, '/acme-network-logs')
  const ec2 = await cloud.ec2(PROD, HOME)
  const vpc = async (CidrBlock: string) => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }))
    return Vpc?.VpcId ?? ''
  }
  const flowLog = (resource: string, TrafficType: 'ALL' | 'REJECT', LogDestination: string) =>
    ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [resource],
        ResourceType: resource.startsWith('subnet') ? 'Subnet' : 'VPC',
        TrafficType,
        LogDestinationType: 's3',
        LogDestination,
      }),
    )
  await flowLog(await vpc('10.1.0.0/16'), 'ALL', OTHER_BUCKET)
  await flowLog(await vpc('10.2.0.0/16'), 'ALL', FLOW_LOG_DESTINATION)
  const rejected = await vpc('10.3.0.0/16')
  await flowLog(rejected, 'REJECT', FLOW_LOG_DESTINATION)
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}))
  await flowLog(Subnets[0]?.SubnetId ?? '', 'ALL', FLOW_LOG_DESTINATION)
  const scripted = await cloud.ec2(SCRIPTED, HOME)
  for (const CidrBlock of ['10.1.0.0/16', '10.2.0.0/16'])
    await scripted.send(new CreateVpcCommand({ CidrBlock }))
  return { leftOut: await vpc('10.4.0.0/16'), part: Subnets[0]?.VpcId ?? '', rejected }
}

async function flowLogsByPlace(cloud: MotoCloud) {
  const places = [...ACCOUNTS.map((accountId) => [accountId, HOME] as const), [PROD, 'eu-west-1'] as const]
  return Object.fromEntries(
    await Promise.all(
      places.map(async ([accountId, region]) => {
        const ec2 = await cloud.ec2(accountId, region)
        const { FlowLogs = [] } = await ec2.send(new DescribeFlowLogsCommand({}))
        return [`${accountId} ${region}`, FlowLogs] as const
      }),
    ),
  )
}
