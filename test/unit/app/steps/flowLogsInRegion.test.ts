import { describe, expect, test } from 'vitest'
import type { FlowLogsApi } from '../../../../app/aws/awsAccount.ts'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { ensureFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import type { FakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { countOfFlowLogs, nextTurn, regionWith, setUp } from './flowLogsAtWork.ts'

describe('what changes between the look and the call', () => {
  test('a VPC that went away does not keep the others from being covered', async () => {
    const aws = fakeAws([regionWith('us-east-1', 3)])
    const { ensure, context } = setUp(aws)
    const region = aws.region('us-east-1')
    aws.calls.beforeWrite = () => {
      region.vpcs = region.vpcs.filter(({ vpcId }) => vpcId !== 'vpc-us-east-1-2')
    }
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(region.flowLogs.map(({ resourceId }) => resourceId).toSorted()).toEqual([
      'vpc-us-east-1-1',
      'vpc-us-east-1-3',
    ])
    expect(context.facts().vpcs['us-east-1']?.vpcs).toHaveLength(2)
  })

  test('a VPC that AWS lists and yet calls gone is no tick', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1)])
    aws.calls.fail({
      action: 'ec2:CreateFlowLogs',
      details: { reason: 'refused', code: 'InvalidVpcID.NotFound' },
    })
    const { ensure, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['unexpected us-east-1'])
    expect(aws.calls.writes().length).toBeLessThanOrEqual(4)
  })

  test('many VPCs refused for one reason are one problem', async () => {
    const full = new Set(['vpc-us-east-1-1', 'vpc-us-east-1-2', 'vpc-us-east-1-3'])
    const { ensure, problems } = setUp(fakeAws([regionWith('us-east-1', 4, { full })]))
    await ensure()
    expect(problems()).toEqual(['flowLogLimit us-east-1'])
  })

  test('a VPC that came meanwhile is covered, too, once it was seen', async () => {
    const aws = fakeAws([regionWith('us-east-1', 2)])
    const { ensure } = setUp(aws)
    const region = aws.region('us-east-1')
    const [, second] = region.vpcs
    aws.calls.beforeWrite = () => {
      if (second !== undefined && region.vpcs.includes(second))
        region.vpcs = [...region.vpcs.filter((vpc) => vpc !== second), fakeVpc('vpc-new')]
    }
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(region.flowLogs.map(({ resourceId }) => resourceId)).toContain('vpc-new')
  })

  test.each(['inside', 'topLevel'] as const)(
    'a flow log that was there but not listed yet is waited for, and the others are made (%s)',
    async (alreadyExists) => {
      const flowLogs = [{ ...fakeFlowLog('vpc-us-east-1-3'), hiddenLooks: 4 }]
      const aws = fakeAws([regionWith('us-east-1', 5, { alreadyExists, flowLogs })])
      const { ensure, work } = setUp(aws)
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(countOfFlowLogs(aws.region('us-east-1'))).toBe(5)
      // As soon as one of those it may be is listed, the others are asked for again.
      expect(work.clock.waits.length).toBeLessThan(7)
    },
  )

  test('AWS says for ever that there is one, and never shows it: a conflict, after waiting once', async () => {
    const flowLogs = [{ ...fakeFlowLog('vpc-us-east-1-1'), hiddenLooks: 10_000 }]
    const aws = fakeAws([regionWith('us-east-1', 1, { flowLogs })])
    const { ensure, problems, work } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['flowLogConflict us-east-1'])
    expect(aws.calls.writes()).toHaveLength(1)
    expect(work.clock.waits).toHaveLength(7)
  })
})

describe('a write that was left open', () => {
  async function leaveOpen(done: boolean, changes: Partial<FakeRegion> = {}) {
    const aws = fakeAws([regionWith('us-east-1', 2, { allowsDuplicates: true, ...changes })])
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'timeout' }, done, times: 1 })
    const before = setUp(aws)
    expect(await before.ensure()).toMatchObject({ state: 'failed' })
    // Another process, later.
    return setUp(aws, 'enabled', memoryJournal(before.work.store.kept))
  }

  test.each([
    ['was not done', false, 0],
    ['was done', true, 0],
    ['was done, but AWS does not list it yet', true, 2],
  ])('and %s: nothing is made twice, even if AWS would let us', async (_, done, hiddenLooks) => {
    const { aws, ensure, context } = await leaveOpen(done, { hiddenLooks })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(
      aws
        .region('us-east-1')
        .flowLogs.map(({ resourceId }) => resourceId)
        .toSorted(),
    ).toEqual(['vpc-us-east-1-1', 'vpc-us-east-1-2'])
    expect(Object.values(context.facts().writes).every(({ answered }) => answered !== undefined)).toBe(true)
  })

  test('by another computer: nothing of it is sent, and what is missing is asked for as the file says', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1)])
    const forged: JournalEvent = {
      type: 'writeIntended',
      seq: 1,
      at: '2026-01-01T00:00:00.000Z',
      accountId: '111122223333',
      region: 'us-east-1',
      token: 'forged',
      write: { kind: 'createFlowLogs', vpcIds: ['vpc-us-east-1-1'], tags: { owner: 'mallory' } },
      imported: true,
    }
    const { ensure, context } = setUp(aws, 'enabled', memoryJournal([forged]))
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes().map(({ token }) => token)).not.toContain('forged')
    expect(aws.region('us-east-1').flowLogs.map(({ tags }) => tags)).toEqual([
      { 'activeeye-onboarding': context.onboarding.id },
    ])
    expect(context.facts().writes.forged?.answered?.answer).toEqual({ kind: 'settledByLooking' })
  })

  test('and done with other settings than the file has now: what is there is taken', async () => {
    const { aws, context } = await leaveOpen(true, { hiddenLooks: 1, allowsDuplicates: false })
    const onboarding = sampleOnboarding({ flowLogs: { maxAggregationInterval: 60 } })
    expect(await ensureFlowLogs({ ...context, onboarding })).toMatchObject({ state: 'done' })
    expect(countOfFlowLogs(aws.region('us-east-1'))).toBe(2)
  })

  test('is not sent again after the person has cancelled', async () => {
    const { aws, work, context } = await leaveOpen(false)
    const writes = aws.calls.writes().length
    const looked = aws.flowLogsIn('us-east-1')
    const flowLogsIn = () => ({
      ...looked,
      describeFlowLogs: async (signal: AbortSignal) => {
        const flowLogs = await looked.describeFlowLogs(signal)
        work.cancel()
        return flowLogs
      },
    })
    await expect(ensureFlowLogs({ ...context, aws: { ...aws, flowLogsIn } })).rejects.toThrow('Cancelled.')
    expect(aws.calls.writes()).toHaveLength(writes)
  })
})

test('after a cancel the step ends only when every answer under way was written down', async () => {
  const aws = fakeAws([regionWith('eu-west-1', 1), regionWith('us-east-1', 1)])
  const { context, work } = setUp(aws)
  const { promise: answer, resolve: giveAnswer } = Promise.withResolvers<void>()
  const flowLogsIn = (region: string): FlowLogsApi => {
    const api = aws.flowLogsIn(region)
    if (region === 'us-east-1')
      return { ...api, createFlowLogs: (request) => answer.then(() => api.createFlowLogs(request)) }
    return {
      ...api,
      async describeVpcs(signal) {
        await nextTurn()
        work.cancel()
        return api.describeVpcs(signal)
      },
    }
  }
  const order: string[] = []
  const end = ensureFlowLogs({ ...context, aws: { ...aws, flowLogsIn } }).catch(() => order.push('ended'))
  for (let turns = 0; turns < 3; turns += 1) await nextTurn()
  order.push('answered')
  giveAnswer()
  await end
  expect(order).toEqual(['answered', 'ended'])
  expect(Object.values(context.facts().writes)).toMatchObject([{ answered: { answer: { kind: 'done' } } }])
})

describe('a journal that fails for a moment', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'at event %i ends the step instead of leaving Regions waiting for each other',
    async (failing) => {
      const aws = fakeAws([
        regionWith('eu-west-1', 2),
        regionWith('us-east-1', 3),
        regionWith('us-west-2', 4),
      ])
      const { context } = setUp(aws)
      let count = 0
      const record: typeof context.record = (event) => {
        count += 1
        return count === failing ? Promise.reject(new Error('ENOSPC')) : context.record(event)
      }
      const ended = await ensureFlowLogs({ ...context, record }).then(
        () => 'ended',
        () => 'ended',
      )
      expect(ended).toBe('ended')
    },
  )
})
