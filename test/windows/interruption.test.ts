import { describe, expect, onTestFinished, test } from 'vitest'
import { allWell, inWords } from '../aws/support/checklistWords.ts'
import { type CrashPoint, crash } from '../aws/support/crash.ts'
import { checklistOf } from '../aws/support/printedChecklist.ts'
import { openStage, type Stage } from '../aws/support/stage.ts'
import { openWiretap } from '../aws/support/wiretap.ts'
import type { Workspace } from '../aws/support/workspace.ts'
import { expectHarmless, expectTrue } from '../aws/support/worldChecks.ts'
import { hasWindows, openDesk } from './support/windows.ts'
import { windowsWorkspace } from './support/windowsWorkspace.ts'

const RUN = ['run', '--acknowledge-iam', '--json', '--yes'] as const
const ACCOUNT = '444455556666 us-east-1'

const POINTS: readonly CrashPoint[] = [
  { when: 'before', call: `${ACCOUNT} cloudformation:CreateStack` },
  { when: 'after', call: `${ACCOUNT} cloudformation:CreateStack` },
  { when: 'before', call: `${ACCOUNT} ec2:CreateFlowLogs` },
  { when: 'after', call: `${ACCOUNT} ec2:CreateFlowLogs` },
]

async function openOnWindows(): Promise<{ readonly stage: Stage; readonly workspace: Workspace }> {
  const stage = await openStage('single-vpc')
  onTestFinished(() => stage[Symbol.asyncDispose]())
  return { stage, workspace: windowsWorkspace(stage, await openDesk()) }
}

/** Runs to the end, nothing is made twice, and what was made is removed by undo. */
async function expectToGoOn(stage: Stage, workspace: Workspace): Promise<void> {
  const ended = await workspace.run(...RUN)
  const checklist = checklistOf(ended)
  expect(inWords(checklist)).toEqual(allWell(stage.scenario))
  expect(ended.status).toBe(0)
  const world = await stage.world()
  expectHarmless(stage.scenario, world, checklist.onboardingId)
  expectTrue(checklist, world)
  expect(world.flowLogs).toHaveLength(1)
  expect(await workspace.run('undo', '--yes')).toMatchObject({ status: 0 })
  expect((await stage.world()).flowLogs).toEqual([])
}

/** The first call of this kind waits until it is let go. */
async function holdAt(stage: Stage, action: string) {
  const held = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const wiretap = await openWiretap(stage.cloud.endpoint, {
    async onCall({ name }) {
      if (!name.endsWith(action)) return undefined
      held.resolve()
      await released.promise
      return undefined
    },
  })
  onTestFinished(() => wiretap[Symbol.asyncDispose]())
  return { endpoint: wiretap.endpoint, held: held.promise, release: () => released.resolve() }
}

describe.runIf(hasWindows)('a run', () => {
  test.each(POINTS)('that is killed $when $call goes on where it was', async (point) => {
    const { stage, workspace } = await openOnWindows()
    await crash(workspace, stage.cloud.endpoint, point, ...RUN)
    await expectToGoOn(stage, workspace)
  })

  test('keeps a second one from the same onboarding, which says who has it', async () => {
    const { stage, workspace } = await openOnWindows()
    const { endpoint, held, release } = await holdAt(stage, 'ec2:CreateFlowLogs')
    const first = workspace.through(endpoint).start(...RUN)
    await held
    const second = await workspace.run(...RUN)
    release()
    expect(second).toMatchObject({ status: 3, stdout: '' })
    expect(second.stderr).toMatch(/This onboarding is open in another instance of the app: process \d+ of /)
    expect((await first.ended).status).toBe(0)
    await expectToGoOn(stage, workspace)
  })

  test('that is stopped by Ctrl-C ends before its next change, and goes on', async () => {
    const { stage, workspace } = await openOnWindows()
    const { endpoint, held, release } = await holdAt(stage, 'ec2:DescribeFlowLogs')
    const running = workspace.through(endpoint).start(...RUN)
    await held
    running.kill('SIGINT')
    await running.says('Stopping')
    release()
    expect((await running.ended).status).toBe(130)
    expect((await stage.world()).flowLogs).toEqual([])
    await expectToGoOn(stage, workspace)
  })
})
