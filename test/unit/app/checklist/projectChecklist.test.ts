import { describe, expect, test } from 'vitest'
import { type AccountStatus, checklistSchema } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { problemGroups } from '../../../../app/checklist/problemGroups.ts'
import { projectAccount, projectChecklist } from '../../../../app/checklist/projectChecklist.ts'
import { totalsOf } from '../../../../app/checklist/totals.ts'
import type { Problem } from '../../../../app/problems/problem.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { fakeAws } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = sampleAccount()
const { accountId } = ACCOUNT
const PROBLEM: Problem = { kind: 'throttled', step: 'flowLogs', message: 'M.', next: 'N.', retryable: true }

function row(news: readonly NewJournalEvent[], live = false): AccountStatus {
  const events = news.map(
    (event, index): JournalEvent => ({ seq: index + 1, at: `time ${index + 1}`, ...event }),
  )
  return projectAccount(ACCOUNT, factsOf(events).accounts.get(accountId), live)
}

const stack = (state: 'done' | 'running'): NewJournalEvent => ({
  type: 'stepChanged',
  accountId,
  step: 'stack',
  state,
  problems: [],
})
const entered = (changes: Readonly<Record<string, string>> = {}): NewJournalEvent => ({
  type: 'connectorEntered',
  accountId,
  displayName: 'Acme prod',
  enteredAccountId: accountId,
  externalId: 'acme-prod',
  ...changes,
})

test('of an account without a past everything is to do', () => {
  const { steps, regions, problems } = projectAccount(ACCOUNT, undefined, false)
  expect(new Set(Object.values(steps).map(({ state }) => state))).toEqual(new Set(['todo']))
  expect([regions, problems]).toEqual([[], []])
})

describe('running', () => {
  const events: NewJournalEvent[] = [
    stack('running'),
    { type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    { type: 'regionChanged', accountId, region: 'us-east-1', state: 'running', problems: [] },
  ]
  test('is only what somebody is at', () => {
    expect(row(events, true)).toMatchObject({
      steps: { stack: { state: 'running' } },
      regions: [{ state: 'running' }],
    })
  })
  test('is to do after an interruption', () => {
    expect(row(events, false)).toMatchObject({
      steps: { stack: { state: 'todo' } },
      regions: [{ state: 'notSeen' }],
    })
  })
})

describe('the connector', () => {
  test('is to do before the stack is there', () => {
    expect(row([stack('running')]).steps.connector).toEqual({ state: 'todo' })
  })
  test('waits for a person once it is', () => {
    expect(row([stack('done')]).steps.connector).toEqual({ state: 'waiting', for: 'customer' })
  })
  test('is done when the same was entered', () => {
    expect(row([stack('done'), entered()])).toMatchObject({
      steps: { connector: { state: 'done' } },
      connector: { confirmedAt: 'time 2' },
      problems: [],
    })
  })
  test('waits, with a problem for each difference, when something else was', () => {
    const { steps, problems, connector } = row([
      stack('done'),
      entered({ externalId: 'acme-pr0d', enteredAccountId: '1' }),
    ])
    expect(steps.connector).toEqual({ state: 'waiting', for: 'customer' })
    expect(problems.map(({ kind, step }) => [kind, step])).toEqual([
      ['invalidInput', 'connector'],
      ['invalidInput', 'connector'],
    ])
    expect(connector).not.toHaveProperty('confirmedAt')
  })
  test('is judged by what was entered last', () => {
    const [right, wrong] = [entered(), entered({ externalId: 'x' })]
    expect(row([stack('done'), wrong, right]).steps.connector.state).toBe('done')
    expect(row([stack('done'), right, wrong]).steps.connector.state).toBe('waiting')
  })
  test('does not count when it was entered before the stack was there', () => {
    const { steps, connector } = row([entered()])
    expect(steps.connector).toEqual({ state: 'todo' })
    expect(connector).not.toHaveProperty('confirmedAt')
  })
  test('is no longer done when the file is changed afterwards', () => {
    const facts = factsOf([
      { ...stack('done'), seq: 1, at: 'now' } as JournalEvent,
      { ...entered(), seq: 2, at: 'now' } as JournalEvent,
    ]).accounts.get(accountId)
    const connector = { displayName: 'Acme production', priority: 'medium' } as const
    expect(projectAccount({ ...ACCOUNT, connector }, facts, false).steps.connector.state).toBe('waiting')
  })
})

describe('Regions', () => {
  test('that the last look did not list are forgotten with their problems', () => {
    const { regions, problems } = row([
      { type: 'regionsSeen', accountId, regions: ['us-east-1', 'eu-west-1'] },
      { type: 'regionChanged', accountId, region: 'eu-west-1', state: 'failed', problems: [PROBLEM] },
      { type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    ])
    expect(regions).toEqual([{ region: 'us-east-1', state: 'notSeen', vpcs: [] }])
    expect(problems).toEqual([])
  })
})

test('problems are those of the last time, steps first, in the order of the steps', () => {
  const failed = (step: 'signIn' | 'stack' | 'flowLogs', kind: Problem['kind']): NewJournalEvent => ({
    type: 'stepChanged',
    accountId,
    step,
    state: 'failed',
    problems: [{ ...PROBLEM, step, kind }],
  })
  const { problems } = row([
    failed('flowLogs', 'network'),
    failed('stack', 'stackBusy'),
    failed('signIn', 'wrongAccount'),
    failed('stack', 'stackFailed'),
  ])
  expect(problems.map(({ kind }) => kind)).toEqual(['wrongAccount', 'stackFailed', 'network'])
})

test('an expired sign-in is one problem, wherever it shows', () => {
  const expired: Problem = { ...PROBLEM, kind: 'signInExpired' }
  const { problems } = row([
    {
      type: 'stepChanged',
      accountId,
      step: 'stack',
      state: 'waiting',
      for: 'customer',
      problems: [{ ...expired, step: 'stack' }],
    },
    {
      type: 'stepChanged',
      accountId,
      step: 'flowLogs',
      state: 'waiting',
      for: 'customer',
      problems: [expired, PROBLEM],
    },
  ])
  expect(problems.map(({ kind }) => kind)).toEqual(['signInExpired', 'throttled'])
})

test('totals count what is ours to cover; shared VPCs are not', () => {
  const vpcs = (['missing', 'covered', 'failing', 'otherTraffic', 'elsewhere', 'shared'] as const).map(
    (state) => ({ vpcId: state, state, madeByUs: state === 'covered' }),
  )
  const account = row([
    { type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    { type: 'vpcsSeen', accountId, region: 'us-east-1', vpcs },
    { type: 'regionChanged', accountId, region: 'us-east-1', state: 'failed', problems: [PROBLEM] },
    { type: 'stepChanged', accountId, step: 'flowLogs', state: 'failed', problems: [] },
  ])
  expect(totalsOf([account, account])).toEqual({
    accounts: 2,
    complete: 0,
    regions: 1,
    regionsNotSeen: 0,
    vpcs: 10,
    covered: 2,
    created: 2,
    problems: 2,
  })
})

test('the checklist is what its schema says, and carries nothing of the access', () => {
  const onboarding = sampleOnboarding({
    accounts: [sampleAccount({ access: { kind: 'profile', profile: 'secret-profile' } })],
  })
  const checklist = projectChecklist(onboarding, [row([stack('done'), entered()])], 'now')
  expect(checklistSchema.parse(checklist)).toEqual(checklist)
  expect(JSON.stringify(checklist)).not.toContain('secret-profile')
})

test('a flow log that an undo deleted covers nothing, also when no look came after it', () => {
  const looked: NewJournalEvent[] = [
    { type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    {
      type: 'vpcsSeen',
      accountId,
      region: 'us-east-1',
      vpcs: [{ vpcId: 'vpc-1', state: 'covered', flowLogId: 'fl-1', madeByUs: true, delivery: 'SUCCESS' }],
    },
    { type: 'regionChanged', accountId, region: 'us-east-1', state: 'done', problems: [] },
  ]
  const asked: NewJournalEvent = {
    type: 'writeIntended',
    accountId,
    region: 'us-east-1',
    token: 't',
    write: { kind: 'deleteFlowLogs', flowLogIds: ['fl-1'] },
  }
  expect(totalsOf([row(looked)])).toMatchObject({ covered: 1, created: 1 })
  // Without an answer it may have been deleted, so it is not known to be there.
  expect(totalsOf([row([...looked, asked])])).toMatchObject({ vpcs: 1, covered: 0, created: 0 })
  expect(totalsOf([row([asked, ...looked])])).toMatchObject({ covered: 1, created: 1 })
})

describe('an account without a VPC', () => {
  const empty = () => fakeAws([fakeRegion('us-east-1')])

  test('has not begun after a look, and waits for nobody’s decision', async () => {
    const work = atWork()
    await work.run({ activity: 'plan' }, empty)
    expect(work.checklist().accounts[0]).toMatchObject({
      state: 'notStarted',
      steps: { flowLogs: { state: 'done' } },
      turns: [{ who: 'customer', what: 'run' }],
    })
  })

  test('has not begun either after all that a run made was removed', async () => {
    const aws = empty()
    const work = atWork()
    await work.run({ activity: 'run' }, () => aws)
    await work.run({ activity: 'undoPlan' }, () => aws)
    const remove = [...undoPlanOf(work.onboarding, work.journal.facts()).remove]
    expect(remove).toHaveLength(1)
    await work.run({ activity: 'undo', remove }, () => aws)
    expect(work.checklist().accounts[0]?.state).toBe('notStarted')
  })
})

test('while a sign-in is waited for, only the sign-in is shown; what was wrong before comes back after it', () => {
  const expired: Problem = { ...PROBLEM, kind: 'signInExpired', step: 'signIn', waitsFor: 'customer' }
  const events: NewJournalEvent[] = [
    { type: 'stepChanged', accountId, step: 'flowLogs', state: 'running', problems: [PROBLEM] },
    {
      type: 'stepChanged',
      accountId,
      step: 'signIn',
      state: 'waiting',
      for: 'customer',
      problems: [expired],
    },
  ]
  const shown = (live: boolean) =>
    problemGroups([row(events, live)])
      .map(({ kind }) => kind)
      .sort()
  expect(shown(true)).toEqual(['signInExpired'])
  expect(shown(false)).toEqual(['signInExpired', 'throttled'])
  expect(row(events, true).turns).toEqual([{ who: 'customer', what: 'signIn' }])
})
