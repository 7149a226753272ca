import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { allWell, inWords } from './support/checklistWords.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { openWiretap } from './support/wiretap.ts'
import type { Workspace } from './support/workspace.ts'
import { writesAmong } from './support/writes.ts'

const RUN = ['run', '--acknowledge-iam', '--json'] as const

/** A wiretap that holds the first call of this kind until it is let go. */
async function openHold(stage: Stage, action: string) {
  const held = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const wiretap = await openWiretap(stage.cloud.endpoint, {
    async onCall(call) {
      if (!call.name.endsWith(action)) return undefined
      held.resolve()
      await released.promise
      return undefined
    },
  })
  return { wiretap, held: held.promise, release: () => released.resolve() }
}

async function locksIn({ dataDirectory }: Workspace): Promise<readonly string[]> {
  return (await readdir(dataDirectory)).filter((name) => name.includes('.lock'))
}

/** What comes after the last line end: nothing when the journal is whole. */
async function lastLinesOfJournals({ dataDirectory }: Workspace): Promise<readonly (string | undefined)[]> {
  const journals = (await readdir(dataDirectory)).filter((name) => name.endsWith('.jsonl'))
  const texts = await Promise.all(journals.map((name) => readFile(join(dataDirectory, name), 'utf8')))
  return texts.map((text) => text.split('\n').at(-1))
}

async function expectToEndWell({ workspace, scenario, world }: Stage): Promise<void> {
  const again = await workspace.run(...RUN)
  expect(inWords(checklistOf(again))).toEqual(allWell(scenario))
  expect(again.status).toBe(0)
  const { vpcs, flowLogs, stacks } = await world()
  expect(flowLogs).toHaveLength(vpcs.length)
  expect(stacks).toHaveLength(2)
}

describe('Ctrl-C', LONG_TIMEOUT_CONCURRENT, () => {
  for (const [signal, actions] of [
    ['SIGINT', ['ec2:CreateFlowLogs', 'cloudformation:CreateStack', 'ec2:DescribeVpcs']],
    ['SIGTERM', ['ec2:CreateFlowLogs']],
  ] as const) {
    for (const action of actions) {
      test(`${signal} during ${action} stops cleanly, and the next run goes on`, async () => {
        await using stage = await openStage(SMALL)
        const { wiretap, held, release } = await openHold(stage, action)
        await using _wiretap = wiretap
        const terminal = stage.workspace.through(wiretap.endpoint).start(...RUN)
        await held
        terminal.kill(signal)
        await terminal.says('Stopping before the next change')
        release()
        const ended = await terminal.ended
        expect(ended.status).toBe(130)
        expect(ended.stderr).toContain('Everything so far is saved. To continue, start the same run again.')
        expect(await locksIn(stage.workspace)).toEqual([])
        await expectToEndWell(stage)
      })
    }
  }

  for (const { held: first, outcome, asked } of [
    { held: 'ec2:DescribeVpcs', outcome: 'no flow log is asked for', asked: 0 },
    { held: 'us-east-1 ec2:CreateFlowLogs', outcome: 'the other two batches are not asked for', asked: 1 },
  ]) {
    test(`during ${first}: ${outcome}`, async () => {
      await using stage = await openStage('many-vpcs')
      const { wiretap, held, release } = await openHold(stage, first)
      await using _wiretap = wiretap
      // Without the stack, nothing else that could change anything is on its way.
      const terminal = stage.workspace
        .through(wiretap.endpoint)
        .start('run', '--skip-stack', '--yes', '--json')
      await held
      terminal.kill('SIGINT')
      await terminal.says('Stopping before the next change')
      release()
      expect((await terminal.ended).status).toBe(130)
      const writes = writesAmong(wiretap.calls).filter((call) => call.includes('us-east-1'))
      expect(writes).toHaveLength(asked)
    })
  }

  test('twice stops at once, and the next run goes on', async () => {
    await using stage = await openStage(SMALL)
    const { wiretap, held } = await openHold(stage, 'ec2:CreateFlowLogs')
    await using _wiretap = wiretap
    const terminal = stage.workspace.through(wiretap.endpoint).start(...RUN)
    await held
    terminal.kill('SIGINT')
    await terminal.says('Press Ctrl-C again to stop at once')
    await terminal.says('Waiting for AWS’s answer to CreateFlowLogs in ')
    await terminal.says(' s so far; at most ')
    terminal.kill('SIGINT')
    expect((await terminal.ended).status).toBe(130)
    expect(await lastLinesOfJournals(stage.workspace)).toEqual([''])
    await expectToEndWell(stage)
  })

  test('during a plan, a check and an undo', async () => {
    await using stage = await openStage(SMALL)
    for (const verb of ['plan', 'check', 'undo']) {
      const { wiretap, held, release } = await openHold(stage, 'ec2:DescribeVpcs')
      await using _wiretap = wiretap
      if (verb === 'undo') await expectToEndWell(stage)
      const terminal = stage.workspace.through(wiretap.endpoint).start(verb, '--yes', '--json')
      await held
      terminal.kill('SIGINT')
      await terminal.says('Stopping')
      release()
      const ended = await terminal.ended
      expect(ended.status).toBe(130)
      expect(ended.stderr).toContain(`start the same ${verb} again.`)
      expect(await locksIn(stage.workspace)).toEqual([])
    }
  })
})

describe('a second instance while one is at work', LONG_TIMEOUT_CONCURRENT, () => {
  test('is told who holds the journal, may look, and disturbs nothing', async () => {
    await using stage = await openStage(SMALL)
    const { wiretap, held, release } = await openHold(stage, 'ec2:CreateFlowLogs')
    await using _wiretap = wiretap
    const first = stage.workspace.through(wiretap.endpoint).start(...RUN)
    await held
    await using unheard = await openWiretap(stage.cloud.endpoint)
    const elsewhere = stage.workspace.through(unheard.endpoint)
    for (const verb of ['run', 'plan', 'check', 'undo']) {
      const second = await elsewhere.run(verb, '--json', '--yes')
      expect(second.status).toBe(3)
      expect(second.stdout).toBe('')
      expect(second.stderr).toContain('This onboarding is open in another instance of the app')
      expect(second.stderr).toContain(`process ${first.pid}`)
      expect(second.stderr).toContain('Continue there, or close it and start again here.')
    }
    // Only reading is allowed, and shows what is being done.
    const status = checklistOf(await elsewhere.run('status', '--json'))
    expect(status.accounts.map(({ steps }) => steps.flowLogs.state)).toContain('running')
    expect((await elsewhere.run('report', '--format', 'json')).status).toBe(0)
    expect(unheard.calls).toEqual([])

    release()
    const ended = await first.ended
    expect(inWords(checklistOf(ended))).toEqual(allWell(stage.scenario))
    expect(ended.status).toBe(0)
  })
})
