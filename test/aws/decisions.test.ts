import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ONBOARDING_TAG } from '../../app/activeeye/prescribed.ts'
import { readOnboardingFile } from '../../main/onboarding/onboardingFile.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { inWords } from './support/checklistWords.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { expectHarmless, expectTrue } from './support/worldChecks.ts'

/** What a person decides about VPCs that are not covered, and what a run makes of it. */

const RUN = ['run', '--acknowledge-iam', '--yes', '--json'] as const

async function createdOn(stage: Stage): Promise<readonly string[]> {
  const { flowLogs, vpcs } = await stage.world()
  return flowLogs
    .filter(({ tags }) => ONBOARDING_TAG in tags)
    .map(({ resourceId, accountId, region }) => {
      const vpc = vpcs.find(({ vpcId }) => vpcId === resourceId)
      return `${accountId} ${region} ${vpc?.name || 'default'}`
    })
    .sort()
}

async function vpcNamed(stage: Stage, name: string): Promise<string> {
  const vpc = (await stage.world()).vpcs.find((one) => one.name === name)
  if (vpc === undefined) throw new Error(`There is no VPC ${name}.`)
  return vpc.vpcId
}

const BARE = [
  '012345678901 eu-west-1 default',
  '012345678901 us-east-1 default',
  '444455556666 eu-west-1 default',
  '444455556666 us-east-1 app',
  '444455556666 us-east-1 default',
]

describe('flow logs to ActiveEye that differ', LONG_TIMEOUT_CONCURRENT, () => {
  test('are neither counted nor doubled, however often it runs; each decision does what it says', async () => {
    await using stage = await openStage('differing-flow-logs')
    const { workspace } = stage
    const plan = await workspace.run('plan')
    expect(plan.stdout).toContain('3 VPCs with a flow log in another format: to be decided')
    for (let times = 0; times < 2; times += 1) {
      const ran = await workspace.run(...RUN)
      expect(ran.status).toBe(3)
      expect(checklistOf(ran).totals).toMatchObject({ vpcs: 11, covered: 6 })
      expectHarmless(stage.scenario, await stage.world(), stage.cloud.onboarding.id)
      expect(await createdOn(stage)).toEqual(BARE)
    }

    const decide = async (...words: readonly string[]) => {
      const { status, stdout } = await workspace.run('decide', ...words)
      expect(status).toBe(0)
      return stdout
    }
    await decide('--all-in-state', 'otherFormat', '--leave-as-is')
    await decide('--vpc', await vpcNamed(stage, 'folder'), '--leave-out')
    expect(await decide('--all-in-state', 'partly', '--add-ours')).toContain(
      'AWS charges for both deliveries',
    )
    // Nothing was called, and the checklist says so at once.
    const status = checklistOf(await workspace.run('status', '--json'))
    expect(inWords(status)).toMatchObject({
      'prod us-east-1 parquet': 'otherFormat, leaveAsIs',
      'prod us-east-1 folder': 'leftOut, leaveOut',
      'prod us-east-1 parts': 'partly, on 2 parts, addOurs',
    })
    expect(status.totals).toMatchObject({ vpcs: 7, covered: 6 })

    const ran = await workspace.run(...RUN)
    expect(ran.status).toBe(0)
    expect(await createdOn(stage)).toEqual([...BARE, '444455556666 us-east-1 parts'])
    expect(inWords(checklistOf(ran))).toMatchObject({
      'prod flowLogs': 'done',
      'prod us-east-1 parts': 'covered by us, on 2 parts',
      'prod us-east-1 folder': 'leftOut, leaveOut',
    })
    expectTrue(checklistOf(ran), await stage.world())
    const again = await workspace.run(...RUN)
    expect(again.status).toBe(0)
    expect(await createdOn(stage)).toHaveLength(BARE.length + 1)

    const path = join(workspace.directory, 'report.md')
    expect((await workspace.run('report', '--format', 'markdown', '--out', path)).status).toBe(0)
    const report = await readFile(path, 'utf8')
    expect(report).toMatch(/Leave as it is, decided by \S+/)
    expect(report).toMatch(/Leave this VPC out, decided by \S+/)
    expect(report).toContain('4 VPCs left out or accepted by decision')

    expect((await workspace.run('undo', '--yes')).status).toBe(0)
    expect(await createdOn(stage)).toEqual([])
    expectHarmless(stage.scenario, await stage.world(), stage.cloud.onboarding.id)
  })
})

describe('a VPC that is left out', LONG_TIMEOUT_CONCURRENT, () => {
  test('gets no flow log, also from another computer, until the decision is taken back', async () => {
    await using stage = await openStage(SMALL)
    const { workspace } = stage
    const app = await vpcNamed(stage, 'app')
    const unseen = await workspace.run('decide', '--vpc', app, '--leave-out')
    expect(unseen).toMatchObject({ status: 2, stderr: expect.stringContaining(`${app} was not seen`) })
    await workspace.run('plan')
    expect((await workspace.run('decide', '--vpc', app, '--leave-out')).status).toBe(0)
    const read = await readOnboardingFile(workspace.file)
    expect(read.ok && read.onboarding.accounts[0]?.vpcDecisions).toMatchObject([
      { region: 'us-east-1', vpcId: app, decision: 'leaveOut', seen: 'missing' },
    ])

    // The same file, without the journal.
    const elsewhere = ['--data-dir', join(workspace.directory, 'elsewhere')]
    const [verb, ...words] = RUN
    const there = await startTerminal([verb, workspace.file, ...elsewhere, ...words], workspace.environment)
      .ended
    expect(there.status).toBe(0)
    expect(await createdOn(stage)).toEqual(BARE.filter((place) => !place.endsWith(' app')))
    expect(inWords(checklistOf(there))).toMatchObject({ 'prod us-east-1 app': 'leftOut, leaveOut' })

    expect((await workspace.run('decide', '--vpc', app, '--take-back')).status).toBe(0)
    const leftOut = ['--leave-out', '--region', 'eu-west-1'] as const
    const noReason = await workspace.run('decide', ...leftOut)
    expect(noReason).toMatchObject({ status: 2, stderr: expect.stringContaining('Say why') })
    expect((await workspace.run('decide', ...leftOut, '--reason', 'Nothing runs there')).status).toBe(0)
    const without = checklistOf(await workspace.run('status', '--json'))
    const states = without.accounts.flatMap(({ regions }) => regions)
    expect(states.filter(({ state }) => state === 'leftOut')).toMatchObject([
      { region: 'eu-west-1', leftOut: { reason: 'Nothing runs there' } },
      { region: 'eu-west-1' },
    ])
    expect((await workspace.run('decide', '--region', 'eu-west-1', '--take-back')).status).toBe(0)
    expect((await workspace.run(...RUN)).status).toBe(0)
    expect(await createdOn(stage)).toEqual(BARE)
    const covered = await workspace.run('decide', '--vpc', app, '--leave-out')
    expect(covered).toMatchObject({ status: 2, stderr: expect.stringContaining('in the state "Covered"') })
    const none = await workspace.run('decide', '--vpc', app, '--leave-out', '--add-ours')
    expect(none).toMatchObject({ status: 2, stderr: expect.stringContaining('exactly one of') })
  })
})
