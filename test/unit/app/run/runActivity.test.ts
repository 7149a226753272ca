import { describe, expect, test } from 'vitest'
import type { StacksApi } from '../../../../app/aws/awsAccount.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import type { ActivityRequest } from '../../../../app/run/activityRequest.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { atWork, intentsFirst, NO_CONSENT } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { TEST_PACE } from '../../../doubles/fakeClock.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const FIRST = sampleAccount()
const SECOND = otherAccount()

function cloudOf({ accountId }: Account): FakeAws {
  const vpc = (id: string) => fakeVpc(`vpc-${id}`, { ownerId: accountId })
  const regions = [
    fakeRegion('us-east-1', { vpcs: [vpc('1'), vpc('2')] }),
    fakeRegion('eu-west-1', { vpcs: [vpc('3')], flowLogs: [fakeFlowLog('vpc-3')] }),
    fakeRegion('me-south-1', { enabled: false }),
  ]
  return fakeAws(regions, accountId)
}

function setUp(store = memoryJournal()) {
  const clouds = new Map([FIRST, SECOND].map((account) => [account.accountId, cloudOf(account)]))
  const awsOf = ({ accountId }: Account): FakeAws => {
    const aws = clouds.get(accountId)
    if (aws === undefined) throw new Error('The test has no such account.')
    return aws
  }
  const work = atWork(sampleOnboarding({ accounts: [FIRST, SECOND] }), store)
  for (const aws of clouds.values()) intentsFirst(aws, store)
  const steps = (account: Account) => {
    const row = work.checklist().accounts.find(({ accountId }) => accountId === account.accountId)
    return Object.fromEntries(Object.entries(row?.steps ?? {}).map(([step, { state }]) => [step, state]))
  }
  const run = (request: Partial<ActivityRequest> = {}) => work.run(request, awsOf)
  return {
    ...work,
    work,
    first: awsOf(FIRST),
    second: awsOf(SECOND),
    steps,
    run,
    undoPlan: () => undoPlanOf(work.onboarding, work.journal.facts()),
  }
}

const DONE = { signIn: 'done', stack: 'done', connector: 'waiting', flowLogs: 'done', delivery: 'todo' }
const TODO = { signIn: 'todo', stack: 'todo', connector: 'todo', flowLogs: 'todo', delivery: 'todo' }

describe('run', () => {
  test('does everything for every account, and twice is once', async () => {
    const { run, steps, first, second } = setUp()
    await run()
    expect([steps(FIRST), steps(SECOND)]).toEqual([DONE, DONE])
    const writes = first.calls.writes().length + second.calls.writes().length
    await run()
    expect(first.calls.writes().length + second.calls.writes().length).toBe(writes)
    expect([...first.calls.violations, ...second.calls.violations]).toEqual([])
  })

  test('is in the journal from beginning to end', async () => {
    const { run, store } = setUp()
    await run()
    expect(store.kept[0]).toMatchObject({
      seq: 1,
      type: 'activityStarted',
      activity: 'run',
      user: 'tester',
      appVersion: '0.0.0',
    })
    expect(store.kept.at(-1)).toMatchObject({ type: 'activityEnded', outcome: 'finished' })
    expect(store.kept.map(({ seq }) => seq)).toEqual(store.kept.map((_, index) => index + 1))
  })

  test('each account listens on a signal of its own, which a cancellation aborts', async () => {
    const { work, first, second } = setUp()
    const heard: AbortSignal[] = []
    const listening = (aws: FakeAws): FakeAws => ({
      ...aws,
      identify: (signal) => {
        heard.push(signal)
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        })
      },
    })
    const ended = work.run({}, ({ accountId }) => listening(accountId === FIRST.accountId ? first : second))
    await expect.poll(() => heard).toHaveLength(2)
    work.cancel()
    await expect(ended).rejects.toThrow('Cancelled.')
    expect(new Set(heard).size).toBe(2)
  })

  test("stops only the account whose sign-in is another account's, before anything else is asked there", async () => {
    const { run, steps, first } = setUp()
    first.identity = { ...first.identity, accountId: '999900009999' }
    await run()
    expect([steps(FIRST), steps(SECOND)]).toEqual([{ ...TODO, signIn: 'failed' }, DONE])
    expect(first.calls.made.map(({ action }) => action)).toEqual(['sts:GetCallerIdentity'])
  })

  test('a sign-in that has expired waits for a person', async () => {
    const { run, work, first } = setUp()
    first.calls.fail({ action: 'sts:GetCallerIdentity', details: { reason: 'signInExpired' } })
    await run()
    expect(work.checklist().accounts[0]?.steps.signIn).toEqual({ state: 'waiting', for: 'customer' })
  })

  test("one step's failure leaves the other one alone", async () => {
    const { run, steps, first, second } = setUp()
    first.calls.fail({ action: 'cloudformation:DescribeStacks', details: { reason: 'accessDenied' } })
    second.calls.fail({ action: 'ec2:DescribeRegions', details: { reason: 'accessDenied' } })
    await run()
    expect([steps(FIRST), steps(SECOND)]).toEqual([
      { ...DONE, stack: 'failed', connector: 'todo' },
      { ...DONE, flowLogs: 'failed' },
    ])
  })

  test('for some accounts only asks nothing of the others', async () => {
    const { run, steps, second } = setUp()
    await run({ only: [FIRST.accountId] })
    expect([steps(FIRST), steps(SECOND)]).toEqual([DONE, TODO])
    expect(second.calls.made).toEqual([])
  })

  test('for no account does nothing', async () => {
    const { run, first } = setUp()
    await run({ only: [] })
    expect(first.calls.made).toEqual([])
  })

  test('skips what is to be skipped, and shows it', async () => {
    const { run, steps, first } = setUp()
    await run({ skip: ['stack', 'flowLogs'] })
    expect(steps(FIRST)).toMatchObject({ stack: 'skipped', flowLogs: 'skipped' })
    expect(first.calls.made.map(({ action }) => action)).toEqual(['sts:GetCallerIdentity'])
  })

  test('what is skipped but was done stays done', async () => {
    const { run, steps } = setUp()
    await run()
    await run({ skip: ['stack', 'flowLogs'] })
    expect(steps(FIRST)).toEqual(DONE)
  })
})

describe('plan and check', () => {
  test.each(['plan', 'check'] as const)('%s makes no write, whatever is missing', async (activity) => {
    const { run, first, second } = setUp()
    for (const { calls } of [first, second]) {
      calls.beforeWrite = () => {
        throw new Error('A look must not write.')
      }
    }
    await run({ activity })
    expect([...first.calls.writes(), ...second.calls.writes()]).toEqual([])
  })

  test('a plan does not say what delivery is like, a check does', async () => {
    const { run, steps, clock } = setUp()
    await run()
    await run({ activity: 'plan' })
    expect(steps(FIRST).delivery).toBe('todo')
    await run({ activity: 'check' })
    // So soon nothing was delivered that AWS could complain of.
    expect(steps(FIRST).delivery).toBe('todo')
    await clock.sleep(TEST_PACE.delivery, new AbortController().signal)
    await run({ activity: 'check' })
    expect(steps(FIRST)).toEqual({ ...DONE, delivery: 'done' })
  })

  test('a check that sees less than was done takes the tick back', async () => {
    const { run, steps, first } = setUp()
    await run()
    await run({ activity: 'check' })
    first.region('us-east-1').flowLogs.pop()
    first.cloudFormation.stacks = []
    await run({ activity: 'check' })
    expect(steps(FIRST)).toEqual({ ...TODO, signIn: 'done' })
  })

  test('a check that can not look is no tick for delivery', async () => {
    const { run, steps, first } = setUp()
    await run()
    await run({ activity: 'check' })
    first.calls.fail({ action: 'ec2:DescribeVpcs', region: 'us-east-1', details: { reason: 'timeout' } })
    await run({ activity: 'check' })
    expect(steps(FIRST)).toMatchObject({ flowLogs: 'failed', delivery: 'todo' })
  })
})

test('undo removes what the run made, and nothing else', async () => {
  const { run, steps, first, undoPlan } = setUp()
  await run()
  await run({ activity: 'undoPlan' })
  await run({ activity: 'undo', remove: undoPlan().remove })
  expect(first.regions.map(({ flowLogs }) => flowLogs.map(({ flowLogId }) => flowLogId))).toEqual([
    [],
    ['fl-on-vpc-3'],
    [],
  ])
  expect(first.cloudFormation.stacks.map(({ status }) => status)).toEqual(['DELETE_COMPLETE'])
  expect(steps(FIRST)).toMatchObject({ stack: 'todo', flowLogs: 'todo', delivery: 'todo' })
})

describe('undo ticks nothing that it did not look at', () => {
  test('after a run of one account the other keeps its steps, and nobody signs in to it to remove nothing', async () => {
    const { run, steps, second, undoPlan } = setUp()
    await run({ only: [FIRST.accountId] })
    await run({ activity: 'undoPlan' })
    const looked = second.calls.made.length
    await run({ activity: 'undo', remove: undoPlan().remove })
    expect(steps(SECOND)).toEqual({ ...TODO, signIn: 'done' })
    expect(steps(FIRST)).toEqual({ ...TODO, signIn: 'done' })
    expect(second.calls.made).toHaveLength(looked)
  })

  test('the look alone changes no step, no Region and no VPC', async () => {
    const { run, work, second } = setUp()
    second.region('us-east-1').bucketRefuses = () => true
    await run()
    const rows = () => work.checklist().accounts.map(({ lastSeen: _, ...row }) => row)
    const before = rows()
    expect(before[1]?.problems).toMatchObject([{ kind: 'bucketNotReady' }])
    await run({ activity: 'undoPlan' })
    expect(rows()).toEqual(before)
  })

  test('on a computer without the journal all is named as left, and nothing is removed or ticked', async () => {
    const { run, first, second } = setUp()
    await run()
    const made = first.calls.writes().length
    const { work: elsewhere } = setUp()
    const awsOf = ({ accountId }: Account) => (accountId === FIRST.accountId ? first : second)
    await elsewhere.run({ activity: 'undoPlan' }, awsOf)
    const plan = undoPlanOf(elsewhere.onboarding, elsewhere.journal.facts())
    expect(plan).toMatchObject({
      remove: [],
      left: [FIRST, SECOND].map(({ accountId }) => ({
        accountId,
        stackId: expect.any(String),
        flowLogs: [{ resourceId: 'vpc-1' }, { resourceId: 'vpc-2' }],
      })),
      notSeen: [],
    })
    // Even if it is asked for: only the journal and the tag together make it ours.
    await elsewhere.run({ activity: 'undo', remove: plan.left }, awsOf)
    expect(first.calls.writes()).toHaveLength(made)
    expect(elsewhere.checklist().accounts.map(({ steps }) => steps.flowLogs.state)).toEqual(['todo', 'todo'])
  })

  test('what could not be looked at is said, with what the journal knows there; the rest is shown', async () => {
    const { run, first, second, undoPlan } = setUp()
    await run()
    const id = first.region('us-east-1').flowLogs.map(({ flowLogId }) => flowLogId)
    first.calls.fail({ action: 'ec2:DescribeFlowLogs', region: 'us-east-1', details: { reason: 'timeout' } })
    second.calls.fail({ action: 'sts:GetCallerIdentity', details: { reason: 'signInExpired' } })
    await run({ activity: 'undoPlan' })
    expect(undoPlan()).toMatchObject({
      remove: [{ accountId: FIRST.accountId, flowLogs: [], stackId: expect.any(String) }],
      notSeen: [
        {
          accountId: FIRST.accountId,
          region: 'us-east-1',
          problem: { kind: 'network' },
          known: [{ region: 'us-east-1', flowLogIds: id }],
        },
        {
          accountId: SECOND.accountId,
          problem: { kind: 'signInExpired' },
          known: [{ region: 'us-east-1', flowLogIds: [expect.any(String), expect.any(String)] }],
        },
      ],
    })
  })

  test('where AWS does not list the Regions, those of the journal are looked at all the same', async () => {
    const { run, first, undoPlan } = setUp()
    await run({ only: [FIRST.accountId] })
    first.calls.fail({ action: 'ec2:DescribeRegions', details: { reason: 'timeout' } })
    await run({ activity: 'undoPlan', only: [FIRST.accountId] })
    const { remove, notSeen } = undoPlan()
    expect(remove).toMatchObject([{ flowLogs: [{ resourceId: 'vpc-1' }, { resourceId: 'vpc-2' }] }])
    expect(notSeen).toMatchObject([
      { problem: { kind: 'network' }, known: [] },
      { accountId: SECOND.accountId },
    ])
  })

  test('a look that was interrupted is no whole look', async () => {
    const { run, first, undoPlan, journal } = setUp()
    await run({ only: [FIRST.accountId] })
    await run({ activity: 'undoPlan', only: [FIRST.accountId] })
    await journal.record({
      type: 'tagLookStarted',
      accountId: FIRST.accountId,
      regions: ['us-east-1', 'eu-west-1'],
    })
    expect(undoPlan().remove).toEqual([])
    expect(undoPlan().notSeen).toMatchObject([
      { region: 'us-east-1', known: [{ stackIds: [first.cloudFormation.stacks[0]?.stackId] }] },
      { region: 'eu-west-1', known: [] },
      { accountId: SECOND.accountId },
    ])
  })

  test('an account that was taken out of the file is named with what the journal knows', async () => {
    const { run, work } = setUp()
    await run()
    const shorter = sampleOnboarding({ accounts: [FIRST] })
    expect(undoPlanOf(shorter, work.journal.facts()).notSeen).toMatchObject([
      { accountId: FIRST.accountId },
      { accountId: SECOND.accountId, problem: { kind: 'invalidInput' }, known: [{ region: 'us-east-1' }] },
    ])
  })
})

describe('a cancel', () => {
  test('ends the activity before the next change, and says so', async () => {
    const { run, store, cancel, first } = setUp()
    first.calls.beforeWrite = () => cancel()
    await expect(run()).rejects.toThrow('Cancelled.')
    expect(store.kept.at(-1)).toMatchObject({ type: 'activityEnded', outcome: 'cancelled' })
  })

  test('does not lose the answer of a write that is under way', async () => {
    const { run, store, cancel, first, journal } = setUp()
    first.calls.beforeWrite = () => cancel()
    await run().catch(() => {})
    expect(first.calls.writes().length).toBeGreaterThan(0)
    const { writes } = journal.account(FIRST.accountId)
    for (const { token } of first.calls.writes()) expect(writes[token ?? '']?.answered).toBeDefined()
    expect(store.kept.at(-1)?.type).toBe('activityEnded')
  })

  test.each(['another account', 'the other step'] as const)(
    'waits for the answer of a write in %s',
    async (where) => {
      const { run, cancel, store, first, second } = setUp()
      const slow = where === 'another account' ? second : first
      const { promise: answer, resolve: giveAnswer } = Promise.withResolvers<void>()
      const { stacksIn } = slow
      slow.stacksIn = (region) => {
        const api = stacksIn(region)
        const createStack: StacksApi['createStack'] = async (request) => {
          cancel()
          await answer
          return api.createStack(request)
        }
        return { ...api, createStack }
      }
      const end = run().catch(() => {})
      for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve))
      expect(store.kept.at(-1)?.type).not.toBe('activityEnded')
      giveAnswer()
      await end
      expect(store.kept.findLastIndex(({ type }) => type === 'writeAnswered')).toBe(store.kept.length - 2)
    },
  )

  test('beforehand asks nothing of AWS', async () => {
    const { run, cancel, first } = setUp()
    cancel()
    await expect(run()).rejects.toThrow('Cancelled.')
    expect(first.calls.made).toEqual([])
  })

  test('before a Region is looked at again leaves its known problem', async () => {
    const { run, work, cancel, first } = setUp()
    const kinds = () => work.checklist().accounts[0]?.problems.map(({ kind, region }) => `${kind} ${region}`)
    first.calls.fail({
      action: 'ec2:DescribeVpcs',
      region: 'us-east-1',
      times: 1,
      details: { reason: 'timeout' },
    })
    await run()
    expect(kinds()).toEqual(['regionUnreachable us-east-1'])
    first.flowLogsIn = () => {
      cancel()
      throw new Error('Cancelled.')
    }
    await expect(run()).rejects.toThrow('Cancelled.')
    expect(kinds()).toEqual(['regionUnreachable us-east-1'])
  })

  test('leaves nothing running, and a later run goes on', async () => {
    const before = setUp()
    before.first.calls.beforeWrite = () => before.cancel()
    await before.run().catch(() => {})
    expect(Object.values(before.steps(FIRST))).not.toContain('running')
    const after = atWork(before.onboarding, memoryJournal(before.store.kept))
    for (const { calls } of [before.first, before.second]) calls.beforeWrite = () => {}
    await after.run({}, ({ accountId }) => (accountId === FIRST.accountId ? before.first : before.second))
    expect(after.checklist().totals).toMatchObject({ vpcs: 6, covered: 6, problems: 0 })
    expect(before.first.region('us-east-1').flowLogs).toHaveLength(2)
    expect(before.first.cloudFormation.created).toBe(1)
  })
})

test('a pause holds the next change, and resuming goes on', async () => {
  const { run, control, first, second, steps } = setUp()
  const { flowLogsIn } = first
  first.flowLogsIn = (region) => {
    control.pause()
    return flowLogsIn(region)
  }
  const ended = run()
  await new Promise((resolve) => setImmediate(resolve))
  const flowLogWrites = [...first.calls.writes(), ...second.calls.writes()].filter(
    ({ action }) => action === 'ec2:CreateFlowLogs',
  )
  expect(flowLogWrites).toEqual([])
  control.resume()
  first.flowLogsIn = flowLogsIn
  await ended
  expect([steps(FIRST), steps(SECOND)]).toEqual([DONE, DONE])
})

test('a pause from the beginning holds everything', async () => {
  const { run, control, first } = setUp()
  control.pause()
  const ended = run()
  await new Promise((resolve) => setImmediate(resolve))
  expect(first.calls.made).toEqual([])
  control.resume()
  await ended
  expect(first.calls.made).not.toEqual([])
})

describe('a journal that can not be written', () => {
  test('ends the activity, and nothing is changed without it', async () => {
    const whole = setUp()
    await whole.run()
    for (let fullAfter = 0; fullAfter < whole.store.kept.length; fullAfter += 1) {
      const { run, first, second, work } = setUp(memoryJournal([], { fullAfter }))
      await expect(run()).rejects.toThrow('ENOSPC')
      // The disk is not a problem of an account or a Region, nor a fault of the app.
      expect(work.checklist().accounts.flatMap(({ problems }) => problems)).toEqual([])
      expect([...first.calls.violations, ...second.calls.violations]).toEqual([])
    }
  })
})

test('without consent everything but the stack is done', async () => {
  const { run, steps, work } = setUp()
  await run({ consent: NO_CONSENT })
  expect(steps(FIRST)).toEqual({ ...DONE, stack: 'waiting', connector: 'todo' })
  expect(work.checklist().accounts[0]?.problems.map(({ kind }) => kind)).toEqual(['acknowledgementNeeded'])
})
