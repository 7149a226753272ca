import { describe, expect, test } from 'vitest'
import type { AwsAccount, DryRunAnswer, FlowLog } from '../../../../app/aws/awsAccount.ts'
import { createDryRuns } from '../../../../app/permissions/dryRuns.ts'
import { preflight } from '../../../../app/permissions/preflight.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { ensureFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { knownFromJournal } from '../../../../app/steps/ours.ts'
import { type AtWork, atWork } from '../../../doubles/atWork.ts'
import { fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const REGIONS = ['us-east-1', 'eu-west-1', 'eu-north-1', 'ap-south-1']

/** An endpoint with a VPC in each Region, which ignores DryRun or not. */
function at(ignoresDryRun: boolean, { fullAfter }: { fullAfter?: number } = {}) {
  const regions = REGIONS.map((name) => fakeRegion(name, { vpcs: [fakeVpc(`vpc-${name}`)], ignoresDryRun }))
  const store = memoryJournal([], fullAfter === undefined ? {} : { fullAfter })
  const work = atWork(sampleOnboarding(), store)
  const aws = fakeAws(regions)
  const context = work.contextOf(aws)
  return {
    aws,
    regions,
    store,
    work,
    context,
    check: (undo = true) => preflight({ ...context, undo, dryRuns: createDryRuns() }),
    flowLogs: () => regions.flatMap(({ flowLogs }) => flowLogs),
    dryRuns: () => aws.calls.made.filter(({ dryRun }) => dryRun),
  }
}

/** After all that is ready to run now. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** As a person undoes: a look, then what was shown. @returns what was shown */
async function undo(work: AtWork, aws: AwsAccount) {
  await work.run({ activity: 'undoPlan' }, () => aws)
  const { remove } = undoPlanOf(work.onboarding, work.journal.facts())
  await work.run({ activity: 'undo', remove: [...remove] }, () => aws)
  return remove
}

/** A flow log as this onboarding makes it. */
function ours(vpcId: string, changes: Partial<FlowLog> = {}) {
  return fakeFlowLog(vpcId, { tags: { 'activeeye-onboarding': sampleOnboarding().id }, ...changes })
}

describe('an endpoint that ignores DryRun', () => {
  test('is told at once, with what was made, and gets no second dry run', async () => {
    const { check, flowLogs, dryRuns } = at(true)
    const result = await check()
    const [made, ...others] = flowLogs()
    expect(others).toEqual([])
    expect(dryRuns()).toHaveLength(1)
    expect(result).toMatchObject({
      state: 'failed',
      problem: {
        message: expect.stringContaining(`It created 1 flow log on ${made?.resourceId}: ${made?.flowLogId}.`),
        next: expect.stringContaining('Undo removes'),
        retryable: false,
      },
    })
  })

  test('leaves what it made to undo, after a restart too', async () => {
    const { check, store, flowLogs, aws } = at(true)
    await check()
    const again = atWork(sampleOnboarding(), memoryJournal(store.kept))
    const [made] = flowLogs()
    const shown = await undo(again, aws)
    expect(shown.flatMap((account) => account.flowLogs.map(({ flowLogId }) => flowLogId))).toEqual([
      made?.flowLogId,
    ])
    expect(flowLogs()).toEqual([])
  })

  test('that carries it out and does not answer leaves it to undo as well', async () => {
    const { aws, check, work, flowLogs } = at(true)
    const details = { reason: 'timeout', code: 'TimeoutError' } as const
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details, done: true, times: 1 })
    for (const region of REGIONS.slice(1)) aws.calls.fail({ action: 'ec2:CreateFlowLogs', region, details })
    expect(await check(false)).toMatchObject({ state: 'looked' })
    expect(flowLogs()).toHaveLength(1)
    await undo(work, aws)
    expect(flowLogs()).toEqual([])
  })

  test('does not get to see a flow log of ours in a dry run of its deletion', async () => {
    const { aws, regions, check, flowLogs } = at(true)
    for (const region of regions) region.flowLogs = [{ ...ours(`vpc-${region.name}`), hiddenLooks: 0 }]
    // It knows policies, but not DryRun.
    const denied = { reason: 'accessDenied', code: 'UnauthorizedOperation' } as const
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: denied })
    await check()
    expect(flowLogs()).toHaveLength(REGIONS.length)
  })

  test('has its answer told although the journal can not take it', async () => {
    const { check, store } = at(true, { fullAfter: 1 })
    expect(await check()).toMatchObject({
      state: 'failed',
      problem: { message: expect.stringContaining('does not honour DryRun') },
    })
    expect(store.kept.map(({ type }) => type)).toEqual(['writeIntended'])
    const { check: without, dryRuns } = at(true, { fullAfter: 0 })
    // Without a journal no dry run is sent, and the disk is told.
    await expect(without()).rejects.toThrow('no space left')
    expect(dryRuns()).toEqual([])
  })
})

describe('an endpoint that honours DryRun', () => {
  test('is asked alone until it has answered a dry run as such, then about all at a time', async () => {
    const { take, areHonoured } = createDryRuns()
    const sent = [0, 1, 2, 3].map(() => Promise.withResolvers<DryRunAnswer>())
    const begun: number[] = []
    const taken = sent.map(({ promise }, nth) =>
      take(() => {
        begun.push(nth)
        return promise
      }),
    )
    await settled()
    expect(begun).toEqual([0])
    sent[0]?.reject(new Error('No answer.'))
    await expect(taken[0]).rejects.toThrow('No answer.')
    await settled()
    expect([begun, areHonoured()]).toEqual([[0, 1], false])
    sent[1]?.resolve({ kind: 'wouldSucceed' })
    await settled()
    expect([begun, areHonoured()]).toEqual([[0, 1, 2, 3], true])
    sent[2]?.resolve({ kind: 'done', ids: [], requestId: '' })
    await settled()
    expect(await take(() => Promise.reject(new Error('Sent.')))).toEqual({ kind: 'notSent' })
    expect(areHonoured()).toBe(false)
  })

  test('gives undo nothing to look for, and repeated checks no new writes', async () => {
    const { check, context } = at(false)
    await check()
    const writes = Object.keys(context.facts().writes).length
    await check()
    expect(Object.keys(context.facts().writes)).toHaveLength(writes)
    expect(REGIONS.flatMap((region) => knownFromJournal(context.facts(), region) ?? [])).toEqual([])
  })

  test('that is asked again without an answer may have ignored it, whatever it answered before', async () => {
    const { aws, check, context } = at(false)
    await check(false)
    const details = { reason: 'connection', code: 'ECONNRESET' } as const
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', region: 'eu-west-1', details })
    await check(false)
    expect(REGIONS.flatMap((region) => knownFromJournal(context.facts(), region) ?? [])).toMatchObject([
      { region: 'eu-west-1', resourceIds: ['vpc-eu-west-1'] },
    ])
  })
})

test('no dry run is ever sent again as a real write', async () => {
  const { aws, check, context } = at(false)
  aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'timeout' }, times: REGIONS.length })
  await check(false)
  const tokens = aws.calls.made.flatMap(({ token }) => token ?? [])
  await ensureFlowLogs(context)
  expect(aws.calls.writes().filter(({ token }) => token !== undefined && tokens.includes(token))).toEqual([])
})
