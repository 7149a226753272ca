import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeOf, withPlaces } from '../../../../app/checklist/eventPlace.ts'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { eventsThatCount } from '../../../../app/checklist/eventsThatCount.ts'
import { factsOf, NO_ACCOUNT_FACTS } from '../../../../app/checklist/facts.ts'
import { openJournal } from '../../../../app/checklist/journal.ts'
import {
  asImported,
  eventsNotIn,
  eventsToHandOver,
  mergeEvents,
} from '../../../../app/checklist/mergeJournals.ts'
import { knownFromJournal } from '../../../../app/steps/ours.ts'
import { ARBITRARY_EVENTS, arbitraryEvents } from '../../../doubles/arbitraryOf.ts'
import { checklistOf } from '../../../doubles/atWork.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const NOON = Date.parse('2026-11-23T12:00:00.000Z')
const ACCOUNT = { accountId: '111122223333' } as const

/** One computer at work on the onboarding: its clock may be wrong, and stands still until it is set. */
interface Computer {
  now: number
  kept: readonly JournalEvent[]
  /** What was recorded here, in the order in which it happened, without the numbers. */
  readonly recorded: string[]
}

function computer(now = NOON): Computer {
  return { now, kept: [], recorded: [] }
}

async function record(at: Computer, ...events: readonly NewJournalEvent[]): Promise<void> {
  const store = memoryJournal(at.kept)
  const clock = { now: () => new Date(at.now).toISOString(), monotonic: () => 0, random: () => 0 }
  const journal = openJournal(store, { ...clock, sleep: () => Promise.resolve() })
  for (const event of events) await journal.record(event)
  at.recorded.push(...store.kept.slice(at.kept.length).map(nameOf))
  at.kept = store.kept
}

/** One computer imports what another handed over. */
function takeOver(by: Computer, from: Computer): void {
  by.kept = mergeEvents(by.kept, asImported(from.kept))
}

function nameOf({ seq: _, imported: __, ...event }: JournalEvent): string {
  return JSON.stringify(event)
}

/** What happens to a few computers: each records, sets its clock, compacts its journal, or takes over from another. */
const arbitraryNews: fc.Arbitrary<NewJournalEvent> = fc
  .oneof(...ARBITRARY_EVENTS.values())
  .map(
    ({ seq: _, at: __, tick: ___, notBefore: ____, imported: _____, ...event }) => event as NewJournalEvent,
  )
const who = fc.nat({ max: 2 })
const arbitrarySteps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), who, event: arbitraryNews }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('wait' as const), who, by: fc.constantFrom(1, 1000) }),
    },
    fc.record({
      do: fc.constant('setClock' as const),
      who,
      by: fc.constantFrom(-36_000_000, -1, 36_000_000),
    }),
    fc.record({ do: fc.constant('compact' as const), who }),
    fc.record({ do: fc.constant('takeOver' as const), who, from: who }),
  ),
  { maxLength: 60 },
)

describe('copies of one journal on several computers', () => {
  test('end as the same journal, whoever takes over from whom and in which order, and whatever the clocks say', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitrarySteps,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        async (steps, order) => {
          const computers = [computer(), computer(), computer(NOON + 500)]
          const at = (index: number) => computers[index] ?? computer()
          const dropped = new Set<string>()
          for (const step of steps) {
            const here = at(step.who)
            if (step.do === 'record') await record(here, step.event)
            else if (step.do === 'takeOver') takeOver(here, at(step.from))
            else if (step.do === 'compact') {
              const counting = eventsThatCount(withPlaces(here.kept))
              for (const event of eventsNotIn(counting, here.kept)) dropped.add(nameOf(event))
              here.kept = counting
            } else here.now += step.by
          }

          const [first = [], ...others] = [order, order.toReversed(), [0, 1, 2]].map((each) =>
            each.reduce<readonly JournalEvent[]>((merged, index) => mergeEvents(merged, at(index).kept), []),
          )
          for (const other of others) expect(other).toEqual(first)

          // Recorded here stays recorded here, and nothing else becomes it.
          for (const { kept, recorded } of computers) {
            for (const event of kept) {
              expect(event.imported === true, nameOf(event)).toBe(!recorded.includes(nameOf(event)))
            }
          }
          // Nothing is lost but what a compaction dropped, and nothing is there twice.
          const names = first.map(nameOf)
          expect(new Set(names).size).toBe(names.length)
          const recorded = computers.flatMap((each) => each.recorded)
          expect(recorded.filter((name) => !names.includes(name) && !dropped.has(name))).toEqual([])
          expect(names.filter((name) => !recorded.includes(name))).toEqual([])
          // What one computer recorded stays in its order.
          for (const each of computers) {
            const own = each.recorded.filter((name) => names.includes(name))
            expect(names.filter((name) => own.includes(name))).toEqual(
              [...new Set(own.toReversed())].toReversed(),
            )
          }
          expect(first.map(({ seq }) => seq)).toEqual(first.map((_, index) => index + 1))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('mean the same merged as one by one, twice, in any grouping', () => {
    const [acme, events] = [sampleOnboarding(), arbitraryEvents]
    fc.assert(
      fc.property(events, events, events, (a, b, c) => {
        const all = mergeEvents(a, b, c)
        expect(mergeEvents(mergeEvents(c, b), a)).toEqual(all)
        expect(mergeEvents(a, mergeEvents(b, c))).toEqual(all)
        expect(mergeEvents(all, all, b)).toEqual(all)
        expect(factsOf(mergeEvents(b, a, c))).toEqual(factsOf(all))
        expect(checklistOf(acme, factsOf(all.toReversed()))).toEqual(checklistOf(acme, factsOf(all)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('the place of an event', () => {
  test('comes after what the computer knew, though its clock is behind', async () => {
    const [ahead, right] = [computer(NOON + 3_600_000), computer()]
    await record(ahead, { type: 'signedIn', ...ACCOUNT, arn: 'ahead' })
    takeOver(right, ahead)
    await record(right, { type: 'signedIn', ...ACCOUNT, arn: 'right' })
    expect(right.kept.at(-1)).toMatchObject({
      at: '2026-11-23T12:00:00.000Z',
      notBefore: '2026-11-23T13:00:00.000Z',
    })
    expect(factsOf(mergeEvents(ahead.kept, right.kept)).accounts.get(ACCOUNT.accountId)?.signedIn?.arn).toBe(
      'right',
    )
  })

  test('of what two computers did without each other the later counts, however much each had recorded', async () => {
    const [busy, calm] = [computer(), computer(NOON + 1000)]
    const signedIn = (arn: string) => ({ type: 'signedIn', ...ACCOUNT, arn }) as const
    await record(busy, signedIn('1'), signedIn('2'), signedIn('3'))
    await record(calm, signedIn('later'))
    expect(factsOf(mergeEvents(busy.kept, calm.kept)).accounts.get(ACCOUNT.accountId)?.signedIn?.arn).toBe(
      'later',
    )
  })

  test('is given to events of earlier versions as they are read, and stays when later ones follow', () => {
    const times = ['12:00', '12:00', '11:00', '13:00'].map((time) => `2026-11-23T${time}:00.000Z`)
    const old = times.map(
      (at, index): JournalEvent => ({ type: 'signedIn', ...ACCOUNT, arn: 'a', at, seq: index + 1 }),
    )
    const placed = withPlaces(old)
    expect(placed.map(placeOf)).toEqual([
      { time: times[0], tick: 0 },
      { time: times[0], tick: 1 },
      { time: times[0], tick: 2 },
      { time: times[3], tick: 0 },
    ])
    expect(withPlaces(placed)).toEqual(placed)
    expect(withPlaces(old.slice(0, 3))).toEqual(placed.slice(0, 3))
  })
})

describe('undo and consents', () => {
  const write = { ...ACCOUNT, region: 'us-east-1', token: 't' }

  test('what was made stays known when another computer sent the same request later and got another answer', async () => {
    const [one, other] = [computer(), computer(NOON + 1000)]
    await record(one, { type: 'writeAnswered', ...write, answer: { kind: 'done', ids: ['fl-1'] } })
    await record(other, { type: 'writeAnswered', ...write, answer: { kind: 'done', ids: [] } })
    const facts = factsOf(mergeEvents(one.kept, other.kept))
    expect(facts.accounts.get(ACCOUNT.accountId)?.writes.t?.answered?.answer).toEqual({
      kind: 'done',
      ids: ['fl-1'],
    })
  })

  test('and when its answer names something else: all of it was made', async () => {
    const [one, other, third] = [computer(), computer(NOON + 1000), computer(NOON + 2000)]
    const answered = (id: string): NewJournalEvent => ({
      type: 'writeAnswered',
      ...write,
      answer: { kind: 'done', ids: [id] },
    })
    await record(one, { type: 'writeIntended', ...write, write: { kind: 'createFlowLogs', vpcIds: [] } })
    await record(one, answered('fl-1'))
    await record(other, answered('fl-2'), answered('fl-1'))
    await record(third, { type: 'writeAnswered', ...write, answer: { kind: 'settledByLooking' } })
    for (const events of [
      mergeEvents(one.kept, other.kept, third.kept),
      third.kept.concat(other.kept, one.kept),
    ]) {
      const known = knownFromJournal(
        factsOf(events).accounts.get(ACCOUNT.accountId) ?? NO_ACCOUNT_FACTS,
        'us-east-1',
      )
      expect(known?.flowLogIds.toSorted()).toEqual(['fl-1', 'fl-2'])
    }
  })

  test('a consent stays on the computer where it was given', async () => {
    const one = computer()
    await record(
      one,
      { type: 'consentGiven', ...ACCOUNT, templateHash: 'h', capabilities: [] },
      { type: 'signedIn', ...ACCOUNT, arn: 'a' },
    )
    expect(eventsToHandOver(one.kept).map(({ type }) => type)).toEqual(['signedIn'])
    expect(mergeEvents(one.kept, eventsToHandOver(one.kept))).toEqual(one.kept)
  })
})
