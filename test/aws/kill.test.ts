import { describe, expect, test } from 'vitest'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { allWell, inWords } from './support/checklistWords.ts'
import { type CrashPoint, crash } from './support/crash.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { expectHarmless, expectTrue } from './support/worldChecks.ts'

const PROD = '444455556666'
const STAGING = '012345678901'

/** Each call of a run of two accounts in two Regions, in the order of one account; the other shows that it is not held up. */
const POINTS: readonly CrashPoint[] = [
  { when: 'before', call: 'caller us-east-1 sts:GetCallerIdentity' },
  { when: 'after', call: 'caller us-east-1 sts:AssumeRole' },
  { when: 'before', call: `${PROD} us-east-1 sts:GetCallerIdentity` },
  { when: 'before', call: `${PROD} us-east-1 ec2:DescribeRegions` },
  { when: 'after', call: `${STAGING} us-east-1 ec2:DescribeRegions` },
  { when: 'before', call: `${PROD} eu-west-1 ec2:DescribeVpcs` },
  { when: 'after', call: `${PROD} us-east-1 ec2:DescribeFlowLogs` },
  { when: 'before', call: `${PROD} us-east-1 cloudformation:DescribeStacks` },
  { when: 'before', call: `${PROD} us-east-1 cloudformation:GetTemplateSummary` },
  { when: 'before', call: `${PROD} us-east-1 cloudformation:CreateStack` },
  { when: 'after', call: `${PROD} us-east-1 cloudformation:CreateStack` },
  { when: 'before', call: `${STAGING} us-east-1 cloudformation:CreateStack` },
  { when: 'after', call: `${STAGING} us-east-1 cloudformation:CreateStack` },
  { when: 'before', call: `${PROD} us-east-1 cloudformation:DescribeStacks`, nth: 2 },
  { when: 'before', call: `${PROD} us-east-1 cloudformation:DescribeStackEvents` },
  { when: 'before', call: `${PROD} eu-west-1 ec2:CreateFlowLogs` },
  { when: 'after', call: `${PROD} eu-west-1 ec2:CreateFlowLogs` },
  { when: 'before', call: `${PROD} us-east-1 ec2:CreateFlowLogs` },
  { when: 'after', call: `${PROD} us-east-1 ec2:CreateFlowLogs` },
  { when: 'before', call: `${STAGING} eu-west-1 ec2:CreateFlowLogs` },
  { when: 'after', call: `${STAGING} eu-west-1 ec2:CreateFlowLogs` },
  { when: 'after', call: `${STAGING} us-east-1 ec2:CreateFlowLogs` },
  { when: 'before', call: `${PROD} eu-west-1 ec2:DescribeFlowLogs`, nth: 2 },
  { when: 'after', call: `${PROD} us-east-1 ec2:DescribeFlowLogs`, nth: 2 },
]

const RUN = ['run', '--acknowledge-iam', '--json'] as const

function named({ when, call, nth = 1 }: CrashPoint): string {
  return `${when} ${call}${nth === 1 ? '' : `, number ${nth}`}`
}

/** Runs again, and everything is as if nothing had happened: nothing made twice, not even to be thrown away. */
async function expectToEndWell(stage: Stage, ...options: readonly string[]): Promise<void> {
  const ended = await stage.workspace.run(...RUN, ...options)
  const checklist = checklistOf(ended)
  expect(inWords(checklist)).toEqual(allWell(stage.scenario))
  expect(ended.status).toBe(0)
  const world = await stage.world()
  expectHarmless(stage.scenario, world, checklist.onboardingId)
  expectTrue(checklist, world)
  expect(world.flowLogs).toHaveLength(world.vpcs.length)
}

/** How many stacks each account ever had. */
async function stacksOf(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const { stacks } = await stage.world()
  return Object.fromEntries(
    [...Map.groupBy(stacks, ({ accountId }) => accountId)].map(([accountId, all]) => [accountId, all.length]),
  )
}

/** All of ours is gone, and nothing of anybody else's. */
async function expectUndone(stage: Stage): Promise<void> {
  expect((await stage.workspace.run('undo', '--yes', '--json')).status).toBe(0)
  const world = await stage.world()
  expectHarmless(stage.scenario, world, stage.cloud.onboarding.id)
  expect(world.flowLogs).toHaveLength(stage.scenario.flowLogs.length)
  expect(world.stacks.filter(({ deletion }) => deletion === undefined)).toEqual([])
}

describe('killed in the middle of a run, it goes on at the next', LONG_TIMEOUT_CONCURRENT, () => {
  for (const point of POINTS) {
    test(named(point), async () => {
      await using stage = await openStage(SMALL)
      await crash(stage.workspace, stage.cloud.endpoint, point, ...RUN)
      await expectToEndWell(stage)
      expect(await stacksOf(stage)).toEqual({ [PROD]: 1, [STAGING]: 1 })
      // Whatever had happened by then was written down before, so it can be undone.
      if (point.when === 'after') await expectUndone(stage)
    })
  }

  test('again and again', async () => {
    await using stage = await openStage(SMALL)
    for (const call of ['ec2:DescribeRegions', 'cloudformation:CreateStack', 'ec2:CreateFlowLogs']) {
      await crash(
        stage.workspace,
        stage.cloud.endpoint,
        { when: 'after', call: `${PROD} us-east-1 ${call}` },
        ...RUN,
      )
      const status = await stage.workspace.run('status', '--json')
      expect(Object.values(inWords(checklistOf(status)))).not.toContain('running')
    }
    await expectToEndWell(stage)
    expect(await stacksOf(stage)).toEqual({ [PROD]: 1, [STAGING]: 1 })
  })

  for (const when of ['before', 'after'] as const) {
    test(`${when} the second of three batches`, async () => {
      await using stage = await openStage('many-vpcs')
      const call = `${PROD} us-east-1 ec2:CreateFlowLogs`
      await crash(stage.workspace, stage.cloud.endpoint, { when, call, nth: 2 }, ...RUN)
      await expectToEndWell(stage)
    })
  }

  test('after a CreateFlowLogs of which nothing can be seen yet', async () => {
    await using stage = await openStage('eventual-consistency')
    const call = `${PROD} us-east-1 ec2:CreateFlowLogs`
    await crash(stage.workspace, stage.cloud.endpoint, { when: 'after', call }, ...RUN)
    await expectToEndWell(stage)
  })
})

describe('killed while a dead stack is replaced, it goes on at the next', LONG_TIMEOUT_CONCURRENT, () => {
  for (const call of ['DeleteStack', 'CreateStack']) {
    for (const when of ['before', 'after'] as const) {
      test(`${when} ${call}`, async () => {
        await using stage = await openStage('stack-role-exists')
        await stage.workspace.run(...RUN)
        const point = { when, call: `${PROD} us-east-1 cloudformation:${call}` }
        await crash(stage.workspace, stage.cloud.endpoint, point, ...RUN, '--replace-failed-stack')
        await expectToEndWell(stage, '--replace-failed-stack')
        expect(await stacksOf(stage)).toEqual({ [PROD]: 2, [STAGING]: 1 })
      })
    }
  }

  test('after the CreateStack that dies', async () => {
    await using stage = await openStage('stack-role-exists')
    const point: CrashPoint = { when: 'after', call: `${PROD} us-east-1 cloudformation:CreateStack` }
    await crash(stage.workspace, stage.cloud.endpoint, point, ...RUN)
    await expectToEndWell(stage, '--replace-failed-stack')
    expect(await stacksOf(stage)).toEqual({ [PROD]: 2, [STAGING]: 1 })
  })
})

describe('killed while it undoes, it goes on at the next', LONG_TIMEOUT_CONCURRENT, () => {
  for (const call of ['ec2:DeleteFlowLogs', 'cloudformation:DeleteStack']) {
    for (const when of ['before', 'after'] as const) {
      test(`${when} ${call}`, async () => {
        await using stage = await openStage('ordinary')
        await stage.workspace.run(...RUN)
        const point = { when, call: `${PROD} us-east-1 ${call}` }
        await crash(stage.workspace, stage.cloud.endpoint, point, 'undo', '--yes', '--json')
        await expectUndone(stage)
      })
    }
  }
})
