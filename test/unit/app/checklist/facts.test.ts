import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type JournalEvent, journalEventSchema } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { openJournal } from '../../../../app/checklist/journal.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { atWork, checklistOf, NO_CONSENT } from '../../../doubles/atWork.ts'
import { fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { fakeStack } from '../../../doubles/fakeStacks.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const ONBOARDING = sampleOnboarding({ accounts: [sampleAccount(), otherAccount()] })

/** A whole story, with trouble in it: two accounts, plans, runs, checks, an undo and what a person entered. */
async function story(): Promise<readonly JournalEvent[]> {
  const vpc = fakeVpc('vpc-1')
  const good = fakeAws([
    fakeRegion('us-east-1', {
      vpcs: [vpc, fakeVpc('vpc-2')],
      flowLogs: [fakeFlowLog('vpc-2', { trafficType: 'REJECT' })],
    }),
    fakeRegion('me-south-1', { enabled: false }),
  ])
  const bad = fakeAws(
    [
      fakeRegion('us-east-1', {
        vpcs: [fakeVpc('vpc-3', { ownerId: '044455556666' })],
        bucketRefuses: () => true,
      }),
    ],
    '044455556666',
  )
  bad.cloudFormation.stacks.push(fakeStack({ status: 'ROLLBACK_COMPLETE' }))
  const work = atWork(ONBOARDING)
  const awsOf = ({ accountId }: { readonly accountId: string }) => (accountId === '044455556666' ? bad : good)
  await work.run({ activity: 'plan' }, awsOf)
  await work.run({ consent: NO_CONSENT }, awsOf)
  await work.run({}, awsOf)
  const entered = {
    type: 'connectorEntered',
    accountId: '111122223333',
    enteredAccountId: '111122223333',
    externalId: 'acme-prod',
  } as const
  await work.journal.record({ ...entered, displayName: 'Acme pr0d' })
  const arrived = { type: 'arrivalConfirmed', accountId: '111122223333', user: 'alice' } as const
  await work.journal.record({ ...arrived, by: 'Jane Roe', flowLogIds: [] })
  await work.journal.record({ ...arrived, by: 'Jane Roe', since: '2026-10-01', flowLogIds: ['fl-1'] })
  const head = { answeredBy: { name: 'Jane Roe' }, reportAt: '2026-10-01T08:00:00.000Z', user: 'alice' }
  const [at, by] = ['2026-10-01T08:00:00.000Z', 'Jane Roe']
  // The newer answer is imported first.
  for (const answeredAt of ['2026-10-03T08:00:00.000Z', '2026-10-02T08:00:00.000Z']) {
    const said = { about: 'remark', at: answeredAt, by, text: `Said at ${answeredAt}` } as const
    await work.journal.record({ type: 'activeeyeSaid', accountId: '044455556666', ...head, answeredAt, said })
    await work.journal.record({ type: 'answerImported', ...head, answeredAt })
  }
  await work.journal.record({
    type: 'organizationSeen',
    unlisted: [{ accountId: '222222222222', name: 'lab', state: 'ACTIVE', firstSeen: at }],
  })
  const allowed = { about: 'allowed', at, by } as const
  const answeredAt = '2026-10-02T08:00:00.000Z'
  await work.journal.record({
    type: 'activeeyeSaid',
    accountId: '111122223333',
    ...head,
    answeredAt,
    said: allowed,
  })
  // Somebody deletes a flow log, a run makes it again; then the stack, which a person accepts.
  good.region('us-east-1').flowLogs = good
    .region('us-east-1')
    .flowLogs.filter(({ resourceId }) => resourceId !== 'vpc-1')
  await work.run({ activity: 'check' }, awsOf)
  await work.run({}, awsOf)
  good.cloudFormation.stacks = []
  await work.run({ activity: 'check' }, awsOf)
  await work.run({ activity: 'undoPlan' }, awsOf)
  await work.run({ activity: 'undo', remove: undoPlanOf(ONBOARDING, work.journal.facts()).remove }, awsOf)
  return work.store.kept
}

let events: readonly JournalEvent[] = []
beforeAll(async () => {
  events = await story()
})

function checklistFrom(read: Iterable<JournalEvent>) {
  return checklistOf(ONBOARDING, factsOf(read))
}

describe('what the events amount to', () => {
  test('does not depend on the order in which they are read, nor on reading some twice', () => {
    const inOrder = checklistFrom(events)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events]),
        fc.shuffledSubarray([...events], { minLength: events.length }),
        (some, all) => {
          expect(checklistFrom([...some, ...all])).toEqual(inOrder)
        },
      ),
    )
  })

  test('is not trivial: the story has every state and many problems', () => {
    const checklist = checklistFrom(events)
    expect(checklist.totals.problems).toBeGreaterThan(1)
    expect(checklist.accounts[1]?.activeeyeSays?.remark?.text).toBe('Said at 2026-10-03T08:00:00.000Z')
    expect(new Set(events.map(({ type }) => type)).size).toBe(journalEventSchema.options.length)
  })

  test('is the same whatever was reduced before: one by one is all at once', () => {
    const half = Math.floor(events.length / 2)
    expect(checklistFrom([...events.slice(half), ...events.slice(0, half)])).toEqual(checklistFrom(events))
  })

  test('ends at the newest event', () => {
    expect(factsOf(events.toReversed()).lastSeq).toBe(events.length)
    expect(factsOf(events.toReversed()).ended?.seq).toBe(events.length)
  })
})

test('every event of a real run is one that the journal can be read back with', () => {
  for (const event of events)
    expect(journalEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
})

test('many writes are read in one pass: with a copy of all for each it would take minutes', () => {
  const writes = Array.from(
    { length: 30_000 },
    (_, index): JournalEvent => ({
      type: 'writeIntended',
      seq: index + 1,
      at: '2026-11-23T09:00:00.000Z',
      accountId: '111122223333',
      region: 'us-east-1',
      token: index === 0 ? '__proto__' : `t${index}`,
      write: { kind: 'createFlowLogs', vpcIds: [] },
    }),
  )
  const known = openJournal(memoryJournal(writes), atWork().clock).account('111122223333').writes
  expect(Object.keys(known)).toHaveLength(writes.length)
})

test('an answer that is read before its intent belongs to it all the same', () => {
  const account = {
    at: '2026-11-23T09:00:00.000Z',
    accountId: '111122223333',
    region: 'us-east-1',
    token: 't',
  }
  const intended: JournalEvent = {
    ...account,
    seq: 1,
    type: 'writeIntended',
    write: { kind: 'createFlowLogs', vpcIds: ['vpc-1'] },
  }
  const answered: JournalEvent = {
    ...account,
    seq: 2,
    type: 'writeAnswered',
    answer: { kind: 'done', ids: ['fl-1'] },
  }
  expect(factsOf([answered, intended]).accounts.get('111122223333')?.writes.t).toEqual({ intended, answered })
})
