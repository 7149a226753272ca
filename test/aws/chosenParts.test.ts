import {
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  DescribeFlowLogsCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import { expect, onTestFinished, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../app/activeeye/prescribed.ts'
import { ec2 } from './practiceClients.ts'
import { crash } from './support/crash.ts'
import { onMoto } from './support/onMoto.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { seedMoto } from './support/seedMoto.ts'
import { openStage } from './support/stage.ts'
import type { Ended } from './support/terminalProcess.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'
import { PROD, TWIN, twinOnboarding } from './support/twinScenario.ts'
import { type CloudConnection, openWorkspace, type Workspace } from './support/workspace.ts'

const RUN = ['run', '--acknowledge-iam', '--yes', '--json'] as const

test('subnets that were chosen go the whole way on the practice cloud', LONG_TIMEOUT, async () => {
  await using stage = await openStage('parts-of-vpcs')
  await stage.workspace.run('plan', '--json')
  await expectWholePath(stage.workspace, stage.cloud, await ec2(stage.cloud, PROD), 'web')
})

onMoto('the same on moto', async (moto) => {
  await seedMoto(moto, TWIN)
  const client = await moto.ec2(PROD, 'us-east-1')
  const workspace = await openWorkspace(moto, twinOnboarding(TWIN))
  onTestFinished(() => workspace[Symbol.asyncDispose]())
  const VpcId = vpcNamed(await workspace.run('plan', '--json'), 'data').vpcId
  for (const CidrBlock of ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24']) {
    await client.send(new CreateSubnetCommand({ VpcId, CidrBlock }))
  }
  await expectWholePath(workspace, moto, client, 'data')
  await expectTagged(workspace, client, VpcId)
})

/** Network interfaces with a tag get flow logs, no others; one that gets the tag is told by the next check. */
async function expectTagged(workspace: Workspace, client: EC2Client, vpcId: string) {
  const [SubnetId] = await subnetsOf(client, vpcId)
  const create = async (role: string) => {
    const Tags = [{ Key: 'Role', Value: role }]
    const TagSpecifications = [{ ResourceType: 'network-interface' as const, Tags }]
    const { NetworkInterface } = await client.send(
      new CreateNetworkInterfaceCommand({ SubnetId, TagSpecifications }),
    )
    return NetworkInterface?.NetworkInterfaceId ?? ''
  }
  const [web, other] = [await create('web'), await create('db')]
  const words = ['--vpc', vpcId, '--only', PROD, '--only-tag', 'Role=web']
  expect((await workspace.run('decide', ...words)).status).toBe(0)
  expect((await workspace.run('run', '--skip-stack', '--yes', '--json')).status).toBe(0)
  const after = await toActiveEye(client)
  expect(after).toContain(web)
  expect(after).not.toContain(other)
  expect(after).not.toContain(vpcId)

  const late = await create('web')
  const checked = await workspace.run('check', '--json')
  expect(checked.status).toBe(3)
  expect(JSON.parse(checked.stdout)).toMatchObject({
    changes: [{ kind: 'newTarget', message: expect.stringContaining(`${late} of ${vpcId} in prod`) }],
  })
}

/** Planned, created, killed on the way, gone on with, looked at again, reported and undone. */
async function expectWholePath(
  workspace: Workspace,
  cloud: CloudConnection,
  client: EC2Client,
  name: string,
) {
  const { vpcId } = vpcNamed(await workspace.run('status', '--json'), name)
  const chosen = (await subnetsOf(client, vpcId)).slice(0, 2)
  const before = await toActiveEye(client)
  const decided = await workspace.run('decide', '--vpc', vpcId, '--only', PROD, '--only-subnets', ...chosen)
  expect(decided).toMatchObject({ status: 0 })
  const targets = (state: string) =>
    chosen.map((resourceId) => expect.objectContaining({ resourceId, state }))
  const planned = vpcNamed(await workspace.run('plan', '--json'), name)
  expect(planned).toMatchObject({ state: 'missing', targets: targets('missing') })

  const created = { when: 'after', call: `${PROD} us-east-1 ec2:CreateFlowLogs` } as const
  await crash(workspace, cloud.endpoint, created, ...RUN)
  const ended = await workspace.run(...RUN)
  expect(ended.status).toBe(0)
  expect(vpcNamed(ended, name)).toMatchObject({ state: 'covered', targets: targets('covered') })
  const { totals } = checklistOf(ended)
  expect(totals).toMatchObject({ targets: 2, targetsCovered: 2, covered: totals.vpcs })
  const after = await toActiveEye(client)
  // Each once, and the VPC itself has none.
  expect(after.filter((resource) => chosen.includes(resource))).toEqual(chosen)
  expect(after).not.toContain(vpcId)
  expect(new Set(after).size).toBe(after.length)

  expect((await workspace.run('check', '--json')).status).toBe(0)
  const { stdout: report } = await workspace.run('report', '--format', 'csv')
  for (const subnet of chosen) expect(report).toMatch(new RegExp(`${subnet} \\(fl-[0-9a-f]+\\): Covered`))

  expect((await workspace.run('undo', '--yes')).status).toBe(0)
  expect(await toActiveEye(client)).toEqual(before)
}

function vpcNamed(ended: Ended, name: string) {
  const account = checklistOf(ended).accounts.find(({ accountId }) => accountId === PROD)
  const vpc = account?.regions.flatMap(({ vpcs }) => vpcs).find((each) => each.name === name)
  if (vpc === undefined) throw new Error(`There is no VPC ${name}: ${ended.stderr}`)
  return vpc
}

async function subnetsOf(client: EC2Client, vpcId: string): Promise<readonly string[]> {
  const { Subnets = [] } = await client.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  )
  return Subnets.map(({ SubnetId = '' }) => SubnetId).sort()
}

/** The resources of PROD in us-east-1 that have a flow log to ActiveEye, each as often as it has one. */
async function toActiveEye(client: EC2Client): Promise<readonly string[]> {
  const { FlowLogs = [] } = await client.send(new DescribeFlowLogsCommand({}))
  return FlowLogs.filter(({ LogDestination }) => LogDestination === FLOW_LOG_DESTINATION)
    .map(({ ResourceId = '' }) => ResourceId)
    .sort()
}
