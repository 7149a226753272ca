import { describe, expect, test } from 'vitest'
import type { FlowLog } from '../../../../app/aws/awsAccount.ts'
import { ensureFlowLogs, undoFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { OURS, undoAtWork } from './undoAtWork.ts'

describe('flow logs', () => {
  test('that this onboarding made are removed, in its Regions only, and it is to do again', async () => {
    const { aws, context, region, look } = undoAtWork()
    await ensureFlowLogs(context)
    const shown = (await look()).remove.flatMap(({ flowLogs }) => flowLogs)
    const looks = aws.calls.countOf('ec2:DescribeFlowLogs', 'eu-west-1')
    expect(await undoFlowLogs(context, shown)).toMatchObject({ state: 'todo' })
    expect(region.flowLogs).toEqual([])
    expect(aws.calls.countOf('ec2:DescribeFlowLogs', 'eu-west-1')).toBe(looks)
    expect(aws.calls.violations).toEqual([])
  })

  test.each<[string, Partial<FlowLog>]>([
    ['to ActiveEye, without the tag', {}],
    ["to ActiveEye, with another onboarding's tag", { tags: { 'activeeye-onboarding': 'theirs' } }],
    ['that goes elsewhere', { destination: 'arn:aws:s3:::mine' }],
  ])('of somebody else %s stay', async (_, changes) => {
    const { context, region, undoFlowLogs } = undoAtWork()
    await ensureFlowLogs(context)
    const theirs = fakeFlowLog('vpc-1', { flowLogId: 'fl-0-theirs', ...changes })
    region.flowLogs.unshift(theirs)
    await undoFlowLogs()
    expect(region.flowLogs).toEqual([theirs])
  })

  test('of ours beside a better one of somebody else are removed: every flow log of a VPC counts', async () => {
    const { context, region, undoFlowLogs } = undoAtWork(1)
    await ensureFlowLogs(context)
    const theirs = fakeFlowLog('vpc-1', { flowLogId: 'fl-0-theirs' })
    region.flowLogs = [
      theirs,
      ...region.flowLogs.map((flowLog) => ({ ...flowLog, deliverLogsStatus: 'FAILED' })),
    ]
    await undoFlowLogs()
    expect(region.flowLogs).toEqual([theirs])
  })

  test('of somebody else that came in place of ours stay', async () => {
    const { aws, context, region, look } = undoAtWork(1)
    await ensureFlowLogs(context)
    const shown = (await look()).remove.flatMap(({ flowLogs }) => flowLogs)
    const theirs = fakeFlowLog('vpc-1')
    region.flowLogs = [theirs]
    expect(await undoFlowLogs(context, shown)).toMatchObject({ state: 'todo' })
    expect(region.flowLogs).toEqual([theirs])
    expect(aws.calls.countOf('ec2:DeleteFlowLogs')).toBe(0)
  })

  test('that lost our tag after they were shown stay', async () => {
    const { context, region, look } = undoAtWork(1)
    await ensureFlowLogs(context)
    const shown = (await look()).remove.flatMap(({ flowLogs }) => flowLogs)
    region.flowLogs = region.flowLogs.map((flowLog) => ({ ...flowLog, tags: {} }))
    await undoFlowLogs(context, shown)
    expect(region.flowLogs).toHaveLength(1)
  })

  test('with our tag on a VPC that the journal knows nothing of stay, and are named', async () => {
    const { context, region, undoFlowLogs, plan } = undoAtWork(1)
    await ensureFlowLogs(context)
    region.vpcs.push(fakeVpc('vpc-9'))
    const copied = fakeFlowLog('vpc-9', { tags: OURS })
    region.flowLogs.push(copied)
    await undoFlowLogs()
    expect(region.flowLogs).toEqual([copied])
    expect(plan()).toMatchObject({ remove: [], left: [{ flowLogs: [{ flowLogId: copied.flowLogId }] }] })
  })

  test('with our tag that another computer put beside ours stay: AWS told us the ID of ours', async () => {
    const { context, region, undoFlowLogs, plan } = undoAtWork(1)
    await ensureFlowLogs(context)
    const theirs = fakeFlowLog('vpc-1', { flowLogId: 'fl-of-the-other-computer', tags: OURS })
    region.flowLogs.push(theirs)
    await undoFlowLogs()
    expect(region.flowLogs).toEqual([theirs])
    expect(plan().left).toMatchObject([{ flowLogs: [{ flowLogId: theirs.flowLogId }] }])
  })

  test('that came after the list was shown stay, and are named as left', async () => {
    const { context, region, look, plan } = undoAtWork(1)
    await ensureFlowLogs(context)
    const shown = (await look()).remove.flatMap(({ flowLogs }) => flowLogs)
    region.vpcs.push(fakeVpc('vpc-2'))
    await ensureFlowLogs(context)
    await undoFlowLogs(context, shown)
    expect(region.flowLogs.map(({ resourceId }) => resourceId)).toEqual(['vpc-2'])
    expect(plan().remove).toMatchObject([{ flowLogs: [{ resourceId: 'vpc-2' }] }])
  })

  test('are asked for in calls of a thousand', async () => {
    const { aws, context, undoFlowLogs } = undoAtWork(1_001)
    await ensureFlowLogs(context)
    await undoFlowLogs()
    const deletions = aws.calls.writes().filter(({ action }) => action === 'ec2:DeleteFlowLogs')
    expect(deletions.map(({ about }) => about?.length)).toEqual([1_000, 1])
  })

  test('that were not shown are not looked for', async () => {
    const { aws, context } = undoAtWork()
    await undoFlowLogs(context, [])
    expect(aws.calls.made).toEqual([])
  })

  test('that AWS refuses to delete are a problem in its words, at once; the others are deleted', async () => {
    const { aws, context, region, work, undoFlowLogs, plan } = undoAtWork(2)
    await ensureFlowLogs(context)
    const [kept] = region.flowLogs.map(({ flowLogId }) => flowLogId)
    region.undeletable = new Set([kept ?? ''])
    expect(await undoFlowLogs()).toMatchObject({ state: 'failed' })
    expect(region.flowLogs.map(({ flowLogId }) => flowLogId)).toEqual([kept])
    expect(plan().remove).toMatchObject([{ flowLogs: [{ flowLogId: kept }] }])
    expect(aws.calls.countOf('ec2:DeleteFlowLogs')).toBe(1)
    expect(work.clock.waits).toEqual([])
    expect(work.checklist().accounts[0]?.problems).toMatchObject([
      {
        kind: 'unexpected',
        message: expect.stringContaining('Not allowed.'),
        retryable: false,
        aws: { code: 'UnauthorizedOperation' },
      },
    ])
    const deleted = Object.values(context.facts().writes).find(
      ({ intended }) => intended?.write.kind === 'deleteFlowLogs',
    )
    expect(deleted?.answered?.answer).toMatchObject({
      kind: 'done',
      ids: [expect.not.stringMatching(kept ?? '')],
    })
  })

  test('that AWS goes on listing are looked for longer each time, and then a problem', async () => {
    const { aws, context, work, look } = undoAtWork(1)
    await ensureFlowLogs(context)
    const shown = (await look()).remove.flatMap(({ flowLogs }) => flowLogs)
    const stale = await aws.flowLogsIn('us-east-1').describeFlowLogs(context.signal)
    const flowLogsIn = (name: string) => ({ ...aws.flowLogsIn(name), describeFlowLogs: async () => stale })
    const seen = await undoFlowLogs({ ...context, aws: { ...aws, flowLogsIn } }, shown)
    expect(seen).toMatchObject({ state: 'failed' })
    expect(work.clock.waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000])
    expect(aws.calls.countOf('ec2:DeleteFlowLogs')).toBe(1)
  })

  test('that somebody deletes meanwhile do not keep the others from being deleted', async () => {
    const { aws, context, region, undoFlowLogs } = undoAtWork(2)
    await ensureFlowLogs(context)
    const [first] = region.flowLogs
    aws.calls.beforeWrite = () => {
      region.flowLogs = region.flowLogs.filter((flowLog) => flowLog !== first)
    }
    expect(await undoFlowLogs()).toMatchObject({ state: 'todo' })
    expect(region.flowLogs).toEqual([])
  })

  test('are made anew by a later run', async () => {
    const { context, region, undoFlowLogs } = undoAtWork()
    await ensureFlowLogs(context)
    await undoFlowLogs()
    expect(await ensureFlowLogs(context)).toMatchObject({ state: 'done' })
    expect(region.flowLogs).toHaveLength(2)
  })
})
