import { describe, expect, test } from 'vitest'
import { newWorld } from '../../main/practice/newWorld.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import type { PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { optInStatus } from '../../main/practice/regionOptIn.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { writesAmong } from './support/writes.ts'

const { ordinary } = SCENARIOS
const [management, prod] = ordinary.accounts

/** Several VPCs in every Region: the bucket has to be tried with one of them before the others. */
const crowded: PracticeScenario = {
  ...SCENARIOS['single-vpc'],
  name: 'crowded',
  regions: { 'us-east-1': 'opt-in-not-required', 'eu-west-1': 'opt-in-not-required' },
  vpcs: ['us-east-1', 'eu-west-1'].map((region) => ({
    accountId: '444455556666',
    region,
    name: 'app',
    count: 3,
  })),
}

type Calls = Readonly<Record<string, number>>

/** The calls of one `run`, but for CloudFormation's, of which a look takes as many as the stack takes time. */
async function callsOf(stage: Stage, ...words: readonly string[]): Promise<Calls> {
  stage.cloud.resetCalls()
  const { status } = await stage.workspace.run('run', '--acknowledge-iam', '--json', ...words)
  expect(status).toBe(0)
  return stage.cloud.calls()
}

function withoutCloudFormation(calls: Calls): Calls {
  return Object.fromEntries(Object.entries(calls).filter(([call]) => !call.includes(' cloudformation:')))
}

/** What a look at everything takes, and nothing else. */
function looks(scenario: PracticeScenario): Record<string, number> {
  const calls: Record<string, number> = {}
  const count = (accountId: string, region: string, action: string) => {
    const call = `${accountId} ${region} ${action}`
    calls[call] = (calls[call] ?? 0) + 1
  }
  // Whose the environment's credentials are.
  count(scenario.accounts[0].accountId, 'us-east-1', 'sts:GetCallerIdentity')
  for (const { accountId } of onboarded(scenario)) {
    if (accountId !== scenario.accounts[0].accountId) {
      count(scenario.accounts[0].accountId, 'us-east-1', 'sts:AssumeRole')
      count(accountId, 'us-east-1', 'sts:GetCallerIdentity')
    }
    count(accountId, 'us-east-1', 'ec2:DescribeRegions')
    for (const region of enabledRegions(scenario, accountId)) {
      count(accountId, region, 'ec2:DescribeVpcs')
      count(accountId, region, 'ec2:DescribeFlowLogs')
    }
  }
  return calls
}

function onboarded(scenario: PracticeScenario) {
  return practiceOnboarding(scenario).accounts
}

function enabledRegions(scenario: PracticeScenario, accountId: string): readonly string[] {
  const account = scenario.accounts.find((each) => each.accountId === accountId)
  if (account === undefined) return []
  return Object.keys(scenario.regions).filter(
    (region) => optInStatus(scenario, account, region) !== 'not-opted-in',
  )
}

describe('the calls of a run are the fewest', LONG_TIMEOUT_CONCURRENT, () => {
  test('the first: a look, one CreateFlowLogs a Region, a look afterwards', async () => {
    // One page each, so that a call is a look.
    await using stage = await openStage({ ...ordinary, ec2: { ...ordinary.ec2, pageSize: 1000 } })
    const calls = await callsOf(stage)
    const expected = looks(ordinary)
    for (const { accountId } of onboarded(ordinary)) {
      const regions = enabledRegions(ordinary, accountId)
      for (const region of regions) {
        expected[`${accountId} ${region} ec2:CreateFlowLogs`] = 1
        expected[`${accountId} ${region} ec2:DescribeFlowLogs`] = 2
      }
      // The first Region to answer tries the bucket with one of its VPCs: a call of its own where it has several.
      const twice = regions.filter((region) => calls[`${accountId} ${region} ec2:CreateFlowLogs`] === 2)
      expect(twice.length, accountId).toBeLessThanOrEqual(1)
      for (const region of twice) expected[`${accountId} ${region} ec2:CreateFlowLogs`] = 2
    }
    expect(withoutCloudFormation(calls)).toEqual(expected)
    for (const { accountId } of onboarded(ordinary)) {
      expect(calls[`${accountId} us-east-1 cloudformation:GetTemplateSummary`]).toBe(1)
      expect(calls[`${accountId} us-east-1 cloudformation:CreateStack`]).toBe(1)
    }
  })

  test('the second: a look, and no call that changes anything', async () => {
    await using stage = await openStage({ ...ordinary, ec2: { ...ordinary.ec2, pageSize: 1000 } })
    await callsOf(stage)
    const { flowLogs, stacks, made } = await stage.world()
    const calls = await callsOf(stage)
    expect(writesAmong(Object.keys(calls))).toEqual([])
    const stackLooks = onboarded(ordinary).map(({ accountId }) => [
      `${accountId} us-east-1 cloudformation:DescribeStacks`,
      1,
    ])
    expect(calls).toEqual({ ...looks(ordinary), ...Object.fromEntries(stackLooks) })
    const after = await stage.world()
    expect(after.flowLogs).toEqual(flowLogs)
    expect(after.stacks).toEqual(stacks)
    // Only the roles were assumed again.
    expect(after.made - made).toBe(onboarded(ordinary).length - 1)
  })

  test('a plan only looks', async () => {
    await using stage = await openStage('ordinary')
    expect((await stage.workspace.run('plan', '--json')).status).toBe(0)
    expect(writesAmong(Object.keys(stage.cloud.calls()))).toEqual([])
    const before = newWorld(ordinary)
    const after = await stage.world()
    expect({ flowLogs: after.flowLogs, stacks: after.stacks }).toEqual({
      flowLogs: before.flowLogs,
      stacks: before.stacks,
    })
  })

  test('where every Region has several VPCs, one Region tries the bucket first', async () => {
    await using stage = await openStage(crowded)
    const calls = await callsOf(stage)
    const creations = Object.keys(crowded.regions).map(
      (region) => calls[`${prod?.accountId} ${region} ec2:CreateFlowLogs`] ?? 0,
    )
    expect(creations.toSorted()).toEqual([1, 2])
    const afterwards = Object.keys(crowded.regions).map(
      (region) => calls[`${prod?.accountId} ${region} ec2:DescribeFlowLogs`],
    )
    expect(afterwards).toEqual([2, 2])
  })

  test('a bucket that refuses is asked in one Region only', async () => {
    await using stage = await openStage('bucket-not-ready')
    await stage.workspace.run('run', '--acknowledge-iam', '--json')
    const asked = Object.entries(stage.cloud.calls()).filter(
      ([call]) => call.startsWith(`${prod?.accountId} `) && call.endsWith(' ec2:CreateFlowLogs'),
    )
    // Whichever Region answers first. Refusals without a reason occur, so it is asked three times.
    expect(asked.map(([, times]) => times)).toEqual([3])
  })

  test('--only, --skip-stack and --skip-flow-logs leave the rest alone', async () => {
    await using stage = await openStage('ordinary')
    const { accountId } = management
    const { status } = await stage.workspace.run(
      'run',
      '--json',
      '--only',
      accountId,
      '--skip-stack',
      '--yes',
    )
    expect(status).toBe(0)
    const called = Object.keys(stage.cloud.calls())
    expect(called.filter((call) => !call.startsWith(accountId))).toEqual([])
    expect(called.filter((call) => call.includes('cloudformation:'))).toEqual([])

    stage.cloud.resetCalls()
    await stage.workspace.run('run', '--json', '--acknowledge-iam', '--only', accountId, '--skip-flow-logs')
    expect(Object.keys(stage.cloud.calls()).filter((call) => call.includes('ec2:'))).toEqual([])
    expect((await stage.world()).stacks.map((stack) => stack.accountId)).toEqual([accountId])
  })
})
