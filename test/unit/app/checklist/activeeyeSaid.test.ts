import { describe, expect, test } from 'vitest'
import { accountsToRunAgain } from '../../../../app/checklist/activeeyeSaid.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { projectAccount } from '../../../../app/checklist/projectChecklist.ts'
import type { Said } from '../../../../app/checklist/said.ts'
import { isRefusedByBucket } from '../../../../app/checklist/turns.ts'
import { bucketRequestOf } from '../../../../app/report/bucketRequest.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = sampleAccount()
const { accountId } = ACCOUNT
const [REFUSED, REPORTED, ANSWERED, LATER] = [8, 9, 10, 11].map(
  (hour) => `2026-10-05T${hour < 10 ? '0' : ''}${hour}:00:00.000Z`,
) as [string, string, string, string]

function row(...news: readonly (NewJournalEvent & { at?: string })[]): AccountStatus {
  const events = news.map((event, index) => ({ seq: index + 1, at: REFUSED, ...event }) as JournalEvent)
  return projectAccount(ACCOUNT, factsOf(events).accounts.get(accountId), false)
}

function said(what: Omit<Said, 'at' | 'by'>, answeredAt: string = ANSWERED): NewJournalEvent {
  return {
    type: 'activeeyeSaid',
    accountId,
    answeredBy: { name: 'Jane Roe' },
    answeredAt,
    reportAt: REPORTED,
    user: 'alice',
    said: { at: answeredAt, by: 'Jane Roe', ...what } as Said,
  }
}

const refused = (at: string): (NewJournalEvent & { at: string })[] => {
  const problem = {
    kind: 'bucketNotReady',
    step: 'flowLogs',
    region: 'us-east-1',
    message: 'Refused.',
    next: 'Send the report.',
    retryable: true,
    waitsFor: 'activeeye',
  } as const
  const waiting = { state: 'waiting', for: 'activeeye' } as const
  return [
    { at, type: 'stepChanged', accountId, step: 'stack', state: 'done', problems: [] },
    { at, type: 'stepChanged', accountId, step: 'signIn', state: 'done', problems: [] },
    { at, type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    { at, type: 'regionChanged', accountId, region: 'us-east-1', ...waiting, problems: [problem] },
    {
      at,
      type: 'vpcsSeen',
      accountId,
      region: 'us-east-1',
      vpcs: [{ vpcId: 'vpc-1', state: 'missing', madeByUs: false }],
    },
    { at, type: 'stepChanged', accountId, step: 'flowLogs', ...waiting, problems: [] },
  ]
}

describe('ActiveEye says that it allows the account', () => {
  const allowed = said({ about: 'allowed' })

  test('then it is the customer’s turn, and nothing else is done by that', () => {
    const before = row(...refused(REFUSED))
    expect([isRefusedByBucket(before), accountsToRunAgain([before])]).toEqual([true, []])
    const after = row(...refused(REFUSED), allowed)
    expect(after.turns).toContainEqual({ who: 'customer', what: 'run' })
    expect(after.steps.flowLogs).toEqual({ state: 'todo' })
    expect(after.regions).toMatchObject([{ state: 'todo', vpcs: [{ state: 'missing' }] }])
    expect(after.problems).toMatchObject([
      {
        kind: 'bucketNotReady',
        waitsFor: 'customer',
        next: expect.stringContaining('(Jane Roe, 2026-10-05)'),
      },
    ])
    expect([isRefusedByBucket(after), accountsToRunAgain([after])]).toEqual([false, [after]])
    const checklist = { customer: 'Acme', accounts: [after] } as unknown as Parameters<
      typeof bucketRequestOf
    >[0]
    expect(bucketRequestOf(checklist, 'arn:aws:s3:::x', 'UTC')).toBeUndefined()
  })

  test('a refusal after the report waits for ActiveEye again', () => {
    const again = row(...refused(REFUSED), allowed, ...refused(LATER))
    expect([isRefusedByBucket(again), accountsToRunAgain([again])]).toEqual([true, []])
    // It is told all the same, as what was said.
    expect(again.activeeyeSays?.allowed).toEqual({ at: ANSWERED, by: 'Jane Roe' })
    // An answer that was imported before the refusal can't be about it, whatever report it names.
    const ahead = {
      ...allowed,
      at: ANSWERED,
      reportAt: '2999-01-01T00:00:00.000Z',
    } as unknown as NewJournalEvent
    expect(isRefusedByBucket(row(...refused(REFUSED), ahead, ...refused(LATER)))).toBe(true)
  })
})

describe('ActiveEye says what the connector has', () => {
  const SEEN = {
    state: 'checked',
    displayName: 'Acme prod',
    accountId,
    externalId: 'acme-prod',
    priority: 'medium',
  } as const
  const right = (at: string) => said({ about: 'connector', ...SEEN } as Omit<Said, 'at' | 'by'>, at)
  const wrong = (at: string) =>
    said({ about: 'connector', ...SEEN, externalId: 'acme-pr0d' } as Omit<Said, 'at' | 'by'>, at)
  const stack: NewJournalEvent = {
    type: 'stepChanged',
    accountId,
    step: 'stack',
    state: 'done',
    problems: [],
  }
  const entered = (at: string): NewJournalEvent & { at: string } => ({
    at,
    type: 'connectorEntered',
    accountId,
    displayName: 'Acme prod',
    enteredAccountId: accountId,
    externalId: 'acme-prod',
    user: 'alice',
    how: 'typed',
  })

  test('the right values confirm the connector, with who said so', () => {
    const { steps, connector } = row(stack, right(ANSWERED))
    expect(steps.connector).toEqual({ state: 'done' })
    expect(connector).toMatchObject({
      confirmedBy: 'Jane Roe',
      confirmedHow: 'answer',
      confirmedAt: ANSWERED,
    })
  })

  test('where both have seen the right values, the customer’s own look is told', () => {
    const { connector, activeeyeSays } = row(stack, entered(REFUSED), right(ANSWERED))
    expect(connector).toMatchObject({ confirmedBy: 'alice', confirmedHow: 'typed' })
    expect(activeeyeSays?.connector).toMatchObject({ by: 'Jane Roe' })
  })

  test('the newest look counts, whoever’s it is, and an older answer that comes later does not', () => {
    expect(row(stack, entered(REFUSED), wrong(ANSWERED)).problems).toMatchObject([
      { step: 'connector', at: ANSWERED },
    ])
    expect(row(stack, wrong(ANSWERED), entered(LATER)).steps.connector.state).toBe('done')
    expect(row(stack, right(LATER), wrong(ANSWERED)).steps.connector.state).toBe('done')
  })

  test('an answer does not clear a difference that the customer saw: they compare again', () => {
    const mistyped = { ...entered(REFUSED), externalId: 'acme-pr0d' } as NewJournalEvent
    const { steps, problems, turns, activeeyeSays } = row(stack, mistyped, right(ANSWERED))
    expect(steps.connector.state).toBe('waiting')
    expect(problems).toMatchObject([
      { at: REFUSED, next: expect.stringContaining('(Jane Roe, 2026-10-05): compare it again.') },
    ])
    expect(turns).toContainEqual({ who: 'customer', what: 'correctConnector' })
    expect(activeeyeSays?.connector).toMatchObject({ externalId: 'acme-prod' })
    expect(row(stack, mistyped, right(ANSWERED), entered(LATER)).steps.connector.state).toBe('done')
  })

  test('an undo after it asks for the connector anew', () => {
    const at = LATER
    const write = { accountId, region: 'us-east-1', token: 't' } as const
    const undone = row(
      stack,
      right(ANSWERED),
      {
        at,
        type: 'writeIntended',
        ...write,
        write: { kind: 'deleteStack', stackId: 'arn' },
      } as unknown as NewJournalEvent,
      { at, type: 'writeAnswered', ...write, answer: { kind: 'done', ids: [] } } as NewJournalEvent,
    )
    expect(undone.steps.connector.state).not.toBe('done')
  })
})

test('ActiveEye says that files arrive: of the flow logs that the report named, and not of later ones', () => {
  const covered = (flowLogId: string): NewJournalEvent[] => [
    { type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    { type: 'regionChanged', accountId, region: 'us-east-1', state: 'done', problems: [] },
    {
      type: 'vpcsSeen',
      accountId,
      region: 'us-east-1',
      vpcs: [{ vpcId: 'vpc-1', state: 'covered', flowLogId, madeByUs: true }],
    },
  ]
  const arrival = said({ about: 'arrival', since: '2026-10-01', flowLogIds: ['fl-1'] } as Omit<
    Said,
    'at' | 'by'
  >)
  expect(row(...covered('fl-1'), arrival)).toMatchObject({
    arrival: { by: 'Jane Roe', since: '2026-10-01', saidAt: ANSWERED, recordedBy: 'alice' },
    regions: [{ vpcs: [{ delivery: 'arrivalConfirmed' }] }],
  })
  const later = row(...covered('fl-2'), arrival)
  expect(later.arrival).toBeUndefined()
  expect(later.regions[0]?.vpcs[0]?.delivery).toBe('notLookedAt')
})
