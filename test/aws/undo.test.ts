import { join } from 'node:path'
import { DeleteFlowLogsCommand } from '@aws-sdk/client-ec2'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ONBOARDING_TAG } from '../../app/activeeye/prescribed.ts'
import { undoableSchema, undoPlanSchema } from '../../app/run/undoPlan.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { ec2 } from './practiceClients.ts'
import { inWords } from './support/checklistWords.ts'
import { type CrashPoint, crash } from './support/crash.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import type { Ended } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { openWiretap } from './support/wiretap.ts'
import { writesAmong } from './support/writes.ts'

const PROD = '444455556666'
const STAGING = '012345678901'
const RUN = ['run', '--acknowledge-iam', '--json'] as const

/** What every `undo --json` prints, whatever it found. */
const undoneSchema = z.object({
  undone: z.boolean(),
  wouldRemove: z.array(undoableSchema),
  removed: z.array(undoableSchema),
  left: z.array(undoableSchema),
  notSeen: undoPlanSchema.shape.notSeen,
})

function undoneOf(ended: Ended) {
  // A whole checklist is there as well.
  return undoneSchema.parse(checklistOf(ended))
}

/** The IDs of flow logs and stacks, in the order of the alphabet. */
function idsIn(some: z.infer<typeof undoneSchema>['removed']): readonly string[] {
  return some
    .flatMap(({ flowLogs, stackId }) => [
      ...flowLogs.map(({ flowLogId }) => flowLogId),
      ...(stackId === undefined ? [] : [stackId]),
    ])
    .sort()
}

/** What carries our tag in the cloud. */
async function ours(stage: Stage): Promise<readonly string[]> {
  const { flowLogs, stacks } = await stage.world()
  const isOurs = ({ tags }: { readonly tags: Readonly<Record<string, string>> }) =>
    tags[ONBOARDING_TAG] === stage.cloud.onboarding.id
  return [
    ...flowLogs.filter(isOurs).map(({ flowLogId }) => flowLogId),
    ...stacks.filter((stack) => isOurs(stack) && stack.deletion === undefined).map(({ stackId }) => stackId),
  ].sort()
}

describe('undo removes exactly what it showed', LONG_TIMEOUT_CONCURRENT, () => {
  const points: readonly CrashPoint[] = [
    { when: 'after', call: `${PROD} us-east-1 ec2:CreateFlowLogs` },
    { when: 'after', call: `${STAGING} eu-west-1 ec2:CreateFlowLogs` },
    { when: 'before', call: `${PROD} eu-west-1 ec2:DescribeFlowLogs`, nth: 2 },
    { when: 'after', call: `${PROD} us-east-1 cloudformation:CreateStack` },
    { when: 'before', call: `${PROD} us-east-1 ec2:CreateFlowLogs` },
  ]
  for (const point of points) {
    test(`after a run that was killed ${point.when} ${point.call}${point.nth ? ', the second' : ''}`, async () => {
      await using stage = await openStage(SMALL)
      await crash(stage.workspace, stage.cloud.endpoint, point, ...RUN)
      const there = await ours(stage)
      const asked = await stage.workspace.run('undo', '--json')
      expect(asked.status).toBe(there.length > 0 ? 3 : 0)
      expect(undoneOf(asked)).toMatchObject({ undone: false, removed: [], left: [], notSeen: [] })
      expect(idsIn(undoneOf(asked).wouldRemove)).toEqual(there)
      for (const id of there) expect(asked.stderr).toContain(id)
      expect(await ours(stage)).toEqual(there)

      const ended = await stage.workspace.run('undo', '--yes', '--json')
      expect(ended.status).toBe(0)
      const { wouldRemove, removed, ...rest } = undoneOf(ended)
      expect(rest).toEqual({ undone: true, left: [], notSeen: [] })
      expect(idsIn(wouldRemove)).toEqual(there)
      expect(idsIn(removed)).toEqual(there)
      expect(await ours(stage)).toEqual([])
    })
  }
})

describe('undo ticks nothing that it did not look at', LONG_TIMEOUT_CONCURRENT, () => {
  test('after a run of one account, the other stays as it was', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.run(...RUN, '--only', PROD)
    const ended = await stage.workspace.run('undo', '--yes', '--json')
    expect(ended.status).toBe(0)
    const words = inWords(checklistOf(ended))
    expect(words).toMatchObject({
      'staging signIn': 'done',
      'staging stack': 'todo',
      'staging flowLogs': 'todo',
      'prod stack': 'todo',
      'prod flowLogs': 'todo',
    })
    expect(Object.keys(words).filter((key) => key.startsWith('staging us-'))).toEqual([])
  })

  test('after a plan', async () => {
    await using stage = await openStage(SMALL)
    const planned = inWords(checklistOf(await stage.workspace.run('plan', '--json')))
    const ended = await stage.workspace.run('undo', '--yes', '--json')
    expect(ended.status).toBe(0)
    expect(inWords(checklistOf(ended))).toEqual(planned)
  })

  test("where ActiveEye's bucket refused, the refusal stays", async () => {
    await using stage = await openStage('bucket-not-ready')
    await stage.workspace.run(...RUN)
    const ended = await stage.workspace.run('undo', '--yes', '--json')
    expect(inWords(checklistOf(ended))['prod problems']).toContain('bucketNotReady in flowLogs')
    expect(await ours(stage)).toEqual([])
  })

  test('without the journal, it names what carries the tag, removes nothing, ticks nothing, and says so', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.run(...RUN)
    const there = await ours(stage)
    const elsewhere = ['--data-dir', join(stage.workspace.directory, 'another')]
    await using wiretap = await openWiretap(stage.cloud.endpoint)
    const ended = await stage.workspace.through(wiretap.endpoint).run('undo', '--yes', '--json', ...elsewhere)
    expect(ended.status).toBe(3)
    expect(writesAmong(wiretap.calls)).toEqual([])
    expect(undoneOf(ended)).toMatchObject({ wouldRemove: [], removed: [], notSeen: [] })
    expect(idsIn(undoneOf(ended).left)).toEqual(there)
    expect(inWords(checklistOf(ended))).toMatchObject({ 'prod flowLogs': 'todo', 'staging flowLogs': 'todo' })
    const told = await stage.workspace.run('undo', ...elsewhere)
    expect(told.status).toBe(3)
    expect(told.stdout).toContain('Undo on the computer that has the journal of the run.')
    for (const id of there) expect(told.stdout).toContain(id)
    expect(await ours(stage)).toEqual(there)
  })

  test('an account that nobody can sign in to is named with what the journal knows; --only leaves it out', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.run(...RUN)
    const there = await ours(stage)
    await stage.control(`roles/revoke?accountId=${STAGING}`)
    const ended = await stage.workspace.run('undo', '--yes', '--json')
    expect(ended.status).toBe(3)
    const { removed, notSeen } = undoneOf(ended)
    const rest = await ours(stage)
    expect(idsIn(removed)).toEqual(there.filter((id) => !rest.includes(id)))
    expect(notSeen).toMatchObject([{ accountId: STAGING, known: expect.any(Array) }])
    const known = notSeen.flatMap((place) => place.known)
    expect(known.flatMap(({ flowLogIds, stackIds }) => [...flowLogIds, ...stackIds]).sort()).toEqual(rest)
    expect((await stage.workspace.run('undo', '--yes', '--only', PROD)).status).toBe(0)
  })
})

describe('what was there and is gone', LONG_TIMEOUT_CONCURRENT, () => {
  /** Somebody deletes a flow log that the run made. @returns its VPC */
  async function deleteOne(stage: Stage): Promise<string> {
    const { flowLogs } = await stage.world()
    const one = flowLogs.find(
      ({ accountId, tags }) => accountId === PROD && tags[ONBOARDING_TAG] !== undefined,
    )
    if (one === undefined) throw new Error('The run made nothing there.')
    const client = await ec2(stage.cloud, PROD, one.region)
    await client.send(new DeleteFlowLogsCommand({ FlowLogIds: [one.flowLogId] }))
    return one.resourceId
  }

  test('is an open item in every check and report, until a run has made it again', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.run(...RUN)
    const vpcId = await deleteOne(stage)
    for (let checks = 0; checks < 2; checks += 1) {
      const ended = await stage.workspace.run('check', '--json')
      expect(ended.status).toBe(3)
      const problems = checklistOf(ended).accounts.flatMap((account) => account.problems)
      expect(problems).toMatchObject([{ kind: 'gone', resource: vpcId, at: expect.any(String) }])
    }
    const { stdout } = await stage.workspace.run('check')
    expect(stdout).toContain('Was there and is gone')
    const report = join(stage.workspace.directory, 'report.html')
    await stage.workspace.run('report', '--format', 'html', '--out', report)
    expect((await stage.workspace.run('report', '--format', 'markdown')).stdout).toContain(vpcId)
    expect((await stage.workspace.run(...RUN)).status).toBe(0)
    expect((await stage.workspace.run('check', '--json')).status).toBe(0)
  })

  test('is accepted by a person who says so, and only then', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.run(...RUN)
    const vpcId = await deleteOne(stage)
    await stage.workspace.run('check')
    const asked = await stage.workspace.run('accept-gone', PROD)
    expect([asked.status, asked.stdout]).toEqual([3, expect.stringContaining(vpcId)])
    const accepted = await stage.workspace.run('accept-gone', PROD, '--yes', '--json')
    expect(accepted.status).toBe(0)
    expect(JSON.parse(accepted.stdout)).toMatchObject({ accepted: 1, gone: [{ resource: vpcId }] })
    const ended = await stage.workspace.run('check', '--json')
    expect(checklistOf(ended).accounts.flatMap((account) => account.problems)).toEqual([])
    const none = await stage.workspace.run('accept-gone', PROD, '--yes', '--json')
    expect([none.status, JSON.parse(none.stdout)]).toEqual([0, { gone: [], accepted: 0 }])
  })
})
