import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../../../main/practice/scenarios/smallScenario.ts'
import type { FlowLogRecord, StackRecord, World } from '../../../main/practice/world.ts'
import { openStage } from '../support/stage.ts'
import { LONG_TIMEOUT } from '../support/timeouts.ts'
import { saidChecklist } from './claims.ts'
import { INVARIANTS, type Observed, violationsOf } from './invariants.ts'
import type { Deed } from './trialScript.ts'

const RUN: Deed = { verb: 'run', likely: 0, mustSucceed: true }
const UNDO: Deed = { verb: 'undo', likely: 0, mustSucceed: true }

/** A run that went well, and what it left. */
async function observeRun(stage: Awaited<ReturnType<typeof openStage>>): Promise<Observed> {
  const { workspace, cloud, scenario } = stage
  const before = await stage.world()
  const ended = await workspace.run('run', '--acknowledge-iam', '--json')
  return {
    deed: RUN,
    ended,
    killed: false,
    before,
    after: await stage.world(),
    scenario,
    onboardingId: cloud.onboarding.id,
    accountIds: cloud.onboarding.accounts.map(({ accountId }) => accountId),
    dataDirectory: workspace.dataDirectory,
    secrets: new Set([cloud.credentials.secretAccessKey, cloud.credentials.sessionToken]),
    unanswered: [],
  }
}

const SCENARIO = {
  ...SMALL,
  flowLogs: [
    {
      accountId: '444455556666',
      region: 'us-east-1',
      vpc: 'app',
      trafficType: 'ALL',
      destinationType: 's3',
      destination: 'arn:aws:s3:::acme-network-logs',
    },
  ],
} as const

const ended = (observed: Observed, changes: Partial<Observed['ended']>) => ({
  ...observed.ended,
  ...changes,
})
const changed = (
  world: World,
  flowLogs: (all: readonly FlowLogRecord[]) => readonly FlowLogRecord[],
  stacks = (all: readonly StackRecord[]): readonly StackRecord[] => all,
): World => ({ ...world, flowLogs: flowLogs(world.flowLogs), stacks: stacks(world.stacks) })
const isOurs = ({ tags }: FlowLogRecord) => Object.keys(tags).length > 0
const withoutLast = (all: readonly FlowLogRecord[]) => all.slice(0, -1)

/** What would violate each invariant after a run that went well. */
const BROKEN: Readonly<Record<string, (observed: Observed) => Observed>> = {
  'nothing of others is changed, nothing is made twice': (observed) => ({
    ...observed,
    after: changed(observed.after, (all) => all.filter(isOurs)),
  }),
  'the exit status is 0 or 3': (observed) => ({
    ...observed,
    deed: { ...RUN, mustSucceed: false },
    ended: ended(observed, { status: 1 }),
  }),
  'no tick that reality denies': (observed) => ({
    ...observed,
    deed: { ...RUN, mustSucceed: false },
    ended: ended(observed, { status: 3 }),
    after: changed(observed.after, withoutLast),
  }),
  'exit status 0 only when all of it is true': (observed) => ({
    ...observed,
    deed: UNDO,
    ended: ended(observed, { stdout: JSON.stringify({ ...JSON.parse(observed.ended.stdout), removed: [] }) }),
  }),
  'exit status 0 only when the cloud itself answered': (observed) => ({
    ...observed,
    unanswered: ['444455556666 us-east-1 ec2:DescribeVpcs'],
  }),
  'exit status 3 only with a reason': (observed) => ({ ...observed, ended: ended(observed, { status: 3 }) }),
  'status says what the command before it said': (observed) => {
    const said = saidChecklist('run', observed.ended)
    return {
      ...observed,
      deed: { ...RUN, verb: 'status' },
      said: said && { ...said, totals: { ...said.totals, covered: 0 } },
    }
  },
  'what is asked to look changes nothing': (observed) => ({ ...observed, deed: { ...RUN, verb: 'check' } }),
  'what was made is in the journal': (observed) => ({ ...observed, dataDirectory: '/nowhere' }),
  'what is removed was ours, shown before, and told': (observed) => ({
    ...observed,
    deed: UNDO,
    ended: ended(observed, {
      status: 3,
      stdout: JSON.stringify({
        ...JSON.parse(observed.ended.stdout),
        removed: [{ flowLogs: observed.after.flowLogs.filter(isOurs) }],
      }),
    }),
  }),
  'no secret is written or printed': (observed) => ({ ...observed, secrets: new Set(['"writeIntended"']) }),
  'without faults it ends well': (observed) => ({ ...observed, ended: ended(observed, { status: 3 }) }),
}

describe('the invariants', LONG_TIMEOUT, () => {
  test('hold after a run that went well, and each is violated by what it is there for', async () => {
    await using stage = await openStage(SCENARIO)
    const observed = await observeRun(stage)
    expect(await violationsOf(observed)).toEqual([])
    for (const [invariant, breakIt] of Object.entries(BROKEN)) {
      const violated = (await violationsOf(breakIt(observed))).map((violation) => violation.invariant)
      expect(violated).toContain(invariant)
    }
    expect(Object.keys(BROKEN)).toEqual(Object.keys(INVARIANTS))
  })

  test('a write that is missing in the journal is found, one by one', async () => {
    await using stage = await openStage(SCENARIO)
    const observed = await observeRun(stage)
    const [journal = ''] = (await readdir(observed.dataDirectory)).filter((name) => name.endsWith('.jsonl'))
    const path = join(observed.dataDirectory, journal)
    const lines = (await readFile(path, 'utf8')).split('\n')
    const intents = lines.filter((line) => line.includes('"writeIntended"'))
    expect(intents.length).toBeGreaterThan(3)
    for (const intent of intents) {
      await writeFile(path, lines.filter((line) => line !== intent).join('\n'))
      expect((await violationsOf(observed)).map(({ invariant }) => invariant)).toEqual([
        'what was made is in the journal',
      ])
    }
  })
})
