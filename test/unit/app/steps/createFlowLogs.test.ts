import { describe, expect, test } from 'vitest'
import { TEMPLATE_URL } from '../../../../app/activeeye/prescribed.ts'
import type { CreateFlowLogsRequest } from '../../../../app/aws/awsAccount.ts'
import { AwsFailure } from '../../../../app/aws/awsFailure.ts'
import type { Onboarding } from '../../../../app/onboarding/onboarding.ts'
import { createFlowLogs, sendCreateFlowLogs, type Verdict } from '../../../../app/steps/createFlowLogs.ts'
import { openWrites } from '../../../../app/steps/writes.ts'
import { atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { ACCOUNT_ID, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { type FakeRegion, fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const REGION = 'us-east-1'

function vpcIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `vpc-${String(index).padStart(4, '0')}`)
}

function setUp(
  ids: readonly string[],
  changes: Partial<FakeRegion> = {},
  onboarding: Partial<Onboarding> = {},
) {
  const aws = fakeAws([fakeRegion(REGION, { vpcs: ids.map((id) => fakeVpc(id)), ...changes })])
  const work = atWork(sampleOnboarding(onboarding))
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws)
  const create = (wanted: readonly string[] = ids) =>
    createFlowLogs(context, REGION, aws.flowLogsIn(REGION), wanted)
  const tokens = () => aws.calls.writes().map(({ token }) => token)
  return { aws, work, context, create, tokens, region: aws.region(REGION) }
}

function kinds(verdicts: ReadonlyMap<string, Verdict>): Record<string, string> {
  return Object.fromEntries([...verdicts].map(([vpcId, verdict]) => [vpcId, verdict.kind]))
}

/** Refuses each VPC this often. */
function refusingEach(times: number): (vpcId: string) => boolean {
  const asked = new Map<string, number>()
  return (vpcId) => {
    const count = (asked.get(vpcId) ?? 0) + 1
    asked.set(vpcId, count)
    return count <= times
  }
}

test('the request says what ActiveEye prescribes, and carries our tag', async () => {
  const { create, region } = setUp(['vpc-1'])
  await create()
  expect(region.flowLogs).toMatchObject([
    {
      resourceId: 'vpc-1',
      destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
      trafficType: 'ALL',
      tags: { 'activeeye-onboarding': '0b9c1234-test' },
    },
  ])
})

test('the customer’s tags are put beside ours, and a repeated request has those of its time', async () => {
  const { create, context, region, aws } = setUp(['vpc-1', 'vpc-2'], {}, { tags: { CostCenter: '4711' } })
  await create(['vpc-1'])
  aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'timeout' }, times: 1 })
  await expect(create(['vpc-2'])).rejects.toMatchObject({ details: { reason: 'timeout' } })
  const [open] = openWrites(context.facts(), REGION, 'createFlowLogs')
  if (open === undefined) throw new Error('The write without an answer is open.')
  const edited = { ...context, onboarding: { ...context.onboarding, tags: { CostCenter: '4712' } } }
  await sendCreateFlowLogs(edited, aws.flowLogsIn(REGION), open)
  const tags = { CostCenter: '4711', 'activeeye-onboarding': '0b9c1234-test' }
  expect(region.flowLogs.map((flowLog) => flowLog.tags)).toEqual([tags, tags])
})

test('a bucket that does not exist is told from one that does not accept the account', async () => {
  const activeeye = { templateUrl: TEMPLATE_URL, flowLogDestination: 'arn:aws:s3:::no-such' }
  const { create, aws } = setUp(['vpc-1'], {}, { activeeye })
  aws.calls.fail({
    action: 'ec2:CreateFlowLogs',
    details: { reason: 'refused', code: '400', message: 'LogDestination: no-such does not exist.' },
  })
  expect((await create()).get('vpc-1')).toMatchObject({ kind: 'problem', problem: { kind: 'invalidInput' } })
})

test('a tag policy’s refusal of a VPC is told as that', async () => {
  const message = "The tag policy does not allow the specified value for the following tag key: 'CostCenter'."
  const { create, aws } = setUp(['vpc-1'])
  aws.calls.fail({
    action: 'ec2:CreateFlowLogs',
    details: { reason: 'refused', code: 'TagPolicyViolation', message },
  })
  expect((await create()).get('vpc-1')).toMatchObject({
    kind: 'problem',
    problem: { kind: 'blockedByOrganization', message: expect.stringContaining(message) },
  })
})

test.each([60, 600] as const)(
  'the request has the interval of the onboarding file: %i seconds',
  async (maxAggregationInterval) => {
    const { context } = setUp(['vpc-1'])
    const intervals: number[] = []
    const api = {
      ...context.aws.flowLogsIn(REGION),
      createFlowLogs: async (request: CreateFlowLogsRequest) => {
        intervals.push(request.maxAggregationInterval)
        return { flowLogIds: ['fl-1'], unsuccessful: [], requestId: 'req-1' }
      },
    }
    const onboarding = sampleOnboarding({ flowLogs: { maxAggregationInterval } })
    await createFlowLogs({ ...context, onboarding }, REGION, api, ['vpc-1'])
    expect(intervals).toEqual([maxAggregationInterval])
  },
)

test.each([
  [0, []],
  [1, [1]],
  [300, [300]],
  [301, [300, 1]],
  [650, [300, 300, 50]],
])('%i VPCs are asked for in calls of %j', async (count, sizes) => {
  const { aws, create, tokens } = setUp(vpcIds(count))
  const verdicts = await create()
  expect(aws.calls.writes().map(({ about }) => about?.length)).toEqual(sizes)
  expect(new Set(tokens()).size).toBe(sizes.length)
  expect(verdicts.size).toBe(count)
  expect([...verdicts.values()].every(({ kind }) => kind === 'accepted')).toBe(true)
})

describe("a refusal by ActiveEye's bucket", () => {
  test.each([1, 2])('is not believed when it came %i times and then no more', async (times) => {
    const { create, tokens, work } = setUp(['vpc-1', 'vpc-2'], { bucketRefuses: refusingEach(times) })
    expect(kinds(await create())).toEqual({ 'vpc-1': 'accepted', 'vpc-2': 'accepted' })
    expect(new Set(tokens()).size).toBe(times + 1)
    expect(work.clock.waits).toEqual(Array(times).fill(5_000))
  })

  test('is believed the third time, and the problem waits for ActiveEye', async () => {
    const { create, tokens, work } = setUp(['vpc-1'], { bucketRefuses: () => true })
    const verdict = (await create()).get('vpc-1')
    expect(verdict).toMatchObject({
      kind: 'refusedByBucket',
      problem: { kind: 'bucketNotReady', waitsFor: 'activeeye', retryable: true, aws: { code: '400' } },
    })
    expect(new Set(tokens()).size).toBe(3)
    expect(work.clock.waits).toEqual([5_000, 5_000])
  })

  test('is asked about again for the refused VPCs only', async () => {
    const { aws, create } = setUp(['vpc-1', 'vpc-2'], { bucketRefuses: (vpcId) => vpcId === 'vpc-2' })
    expect(kinds(await create())).toEqual({ 'vpc-1': 'accepted', 'vpc-2': 'refusedByBucket' })
    expect(aws.calls.writes().map(({ about }) => about)).toEqual([['vpc-1', 'vpc-2'], ['vpc-2'], ['vpc-2']])
  })

  test.each([
    ['InvalidParameter', 'LogDestination: delta-risk-flowlog-ingest is undeliverable'],
    ['LogDestinationNotFoundException', 'LogDestination: delta-risk-flowlog-ingest does not exist'],
    ['AccessDenied', 'Access Denied for LogDestination: delta-risk-flowlog-ingest'],
  ])('is known also as the answer to the whole call: %s', async (code, message) => {
    const { aws, create } = setUp(['vpc-1'])
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'refused', code, message } })
    expect((await create()).get('vpc-1')).toMatchObject({
      kind: 'refusedByBucket',
      problem: { kind: 'bucketNotReady' },
    })
  })
})

describe('other answers about single VPCs, inside an HTTP 200', () => {
  test('no more flow logs for this VPC', async () => {
    const { create } = setUp(['vpc-1', 'vpc-2'], { full: new Set(['vpc-1']) })
    const verdicts = await create()
    expect(kinds(verdicts)).toEqual({ 'vpc-1': 'problem', 'vpc-2': 'accepted' })
    expect(verdicts.get('vpc-1')).toMatchObject({ problem: { kind: 'flowLogLimit', retryable: false } })
  })

  test('one that exists already', async () => {
    const { create, region } = setUp(['vpc-1', 'vpc-2'])
    region.flowLogs.push(fakeFlowLog('vpc-1'))
    expect(kinds(await create())).toEqual({ 'vpc-1': 'alreadyThere', 'vpc-2': 'accepted' })
  })

  test.each([
    ['UnauthorizedOperation', 'You are not authorized to perform this operation.', 'accessDenied'],
    ['InternalError', 'Something broke.', 'unexpected'],
    ['', '', 'unexpected'],
  ])('%s', async (code, message, kind) => {
    const { context } = setUp(['vpc-1'])
    const api = {
      ...context.aws.flowLogsIn(REGION),
      createFlowLogs: async () => ({
        flowLogIds: [],
        unsuccessful: [{ resourceId: 'vpc-1', code, message }],
        requestId: 'req-1',
      }),
    }
    expect((await createFlowLogs(context, REGION, api, ['vpc-1'])).get('vpc-1')).toMatchObject({
      kind: 'problem',
      problem: { kind, aws: { code, message, requestId: 'req-1' } },
    })
  })

  test('missing permissions are named, also those that the name of the call does not tell', async () => {
    const { context } = setUp(['vpc-1'])
    const api = {
      ...context.aws.flowLogsIn(REGION),
      createFlowLogs: async () => ({
        flowLogIds: [],
        unsuccessful: [{ resourceId: 'vpc-1', code: 'UnauthorizedOperation', message: '' }],
        requestId: 'r',
      }),
    }
    expect((await createFlowLogs(context, REGION, api, ['vpc-1'])).get('vpc-1')).toMatchObject({
      problem: {
        actions: ['ec2:CreateFlowLogs', 'logs:CreateLogDelivery', 'logs:DeleteLogDelivery', 'ec2:CreateTags'],
      },
    })
  })
})

describe('answers about the whole call', () => {
  test('one VPC has a flow log already: all are worth another look, also when those before it were done', async () => {
    const { create, region } = setUp(['vpc-1', 'vpc-2', 'vpc-3'], { alreadyExists: 'topLevel' })
    region.flowLogs.push(fakeFlowLog('vpc-2'))
    expect(kinds(await create())).toEqual({
      'vpc-1': 'alreadyThere',
      'vpc-2': 'alreadyThere',
      'vpc-3': 'alreadyThere',
    })
    expect(region.flowLogs.map(({ resourceId }) => resourceId)).toEqual(['vpc-2', 'vpc-1'])
  })

  test('one VPC is gone: all are worth another look', async () => {
    const { create } = setUp(['vpc-1'])
    expect(kinds(await create(['vpc-1', 'vpc-gone']))).toEqual({ 'vpc-1': 'gone', 'vpc-gone': 'gone' })
  })

  test('the limit is a limit there as well', async () => {
    const { aws, create } = setUp(['vpc-1'])
    aws.calls.fail({
      action: 'ec2:CreateFlowLogs',
      details: { reason: 'refused', code: 'FlowLogsLimitExceeded' },
    })
    expect((await create()).get('vpc-1')).toMatchObject({
      kind: 'problem',
      problem: { kind: 'flowLogLimit' },
    })
  })

  test.each(['accessDenied', 'throttled', 'timeout', 'refused'] as const)(
    'anything else (%s) ends the work in this Region',
    async (reason) => {
      const { aws, create } = setUp(['vpc-1'])
      aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason } })
      await expect(create()).rejects.toThrow(AwsFailure)
    },
  )
})

describe('the journal', () => {
  test('holds each intent before the call leaves, and each answer after it', async () => {
    const { aws, create, work } = setUp(vpcIds(301))
    await create()
    expect(aws.calls.violations).toEqual([])
    const types = work.store.kept.map(({ type }) => type)
    expect(types).toEqual(['writeIntended', 'writeAnswered', 'writeIntended', 'writeAnswered'])
  })

  test('that can not be written keeps the call from being made', async () => {
    const { aws, context } = setUp(['vpc-1'])
    const full = { ...context, record: async () => Promise.reject(new Error('ENOSPC')) }
    await expect(createFlowLogs(full, REGION, aws.flowLogsIn(REGION), ['vpc-1'])).rejects.toThrow('ENOSPC')
    expect(aws.calls.writes()).toEqual([])
  })

  test.each([
    'accessDenied',
    'blockedByOrganization',
    'throttled',
    'refused',
    'regionNotEnabled',
    'signInExpired',
    'signInMissing',
  ] as const)('a refusal (%s) is an answer', async (reason) => {
    const { aws, context, create } = setUp(['vpc-1'])
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason } })
    await create().catch(() => {})
    expect(openWrites(context.facts(), REGION, 'createFlowLogs')).toEqual([])
  })

  test.each(['timeout', 'connection', 'dns', 'tls', 'proxy', 'service'] as const)(
    'silence (%s) is none: it may have been done, so the write stays open and keeps its token',
    async (reason) => {
      const { aws, context, create, tokens } = setUp(['vpc-1'])
      aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason }, times: 1, done: true })
      await expect(create()).rejects.toThrow(AwsFailure)
      expect(openWrites(context.facts(), REGION, 'createFlowLogs')).toMatchObject([{ token: tokens()[0] }])
      await create()
      expect(tokens()[1]).toBe(tokens()[0])
    },
  )
})

describe('a token', () => {
  test('has at most 64 characters, all of them ASCII', async () => {
    const { create, tokens } = setUp(vpcIds(300))
    await create()
    expect(tokens()[0]).toMatch(/^[\x21-\x7e]{1,64}$/)
  })

  test('is the same for the same write, whoever sends it', async () => {
    const first = setUp(['vpc-1', 'vpc-2'])
    const second = setUp(['vpc-1', 'vpc-2'])
    await first.create(['vpc-1', 'vpc-2'])
    await second.create(['vpc-2', 'vpc-1'])
    expect(first.tokens()).toEqual(second.tokens())
  })

  test('is another one after an answer', async () => {
    const { create, tokens, region } = setUp(['vpc-1'])
    await create()
    region.flowLogs = []
    await create()
    expect(new Set(tokens()).size).toBe(2)
    expect(region.flowLogs).toHaveLength(1)
  })

  test.each([
    ['VPCs', { ids: ['vpc-2'] }],
    ['Region', { region: 'eu-west-1' }],
    ['account', { accountId: '999900009999' }],
    ['onboarding', { id: 'another-onboarding' }],
  ] as const)('is another one for another %s', async (_, changes) => {
    async function tokenFor(change: {
      ids?: readonly string[]
      region?: string
      accountId?: string
      id?: string
    }) {
      const { ids = ['vpc-1'], region = REGION, accountId = ACCOUNT_ID, id = 'onboarding' } = change
      const aws = fakeAws([fakeRegion(region, { vpcs: ids.map((vpcId) => fakeVpc(vpcId)) })])
      const onboarding = sampleOnboarding({ id })
      const work = atWork({
        ...onboarding,
        accounts: onboarding.accounts.map((account) => ({ ...account, accountId })),
      })
      await createFlowLogs(work.contextOf(aws), region, aws.flowLogsIn(region), ids)
      return aws.calls.writes()[0]?.token
    }
    expect(await tokenFor(changes)).not.toBe(await tokenFor({}))
  })
})
