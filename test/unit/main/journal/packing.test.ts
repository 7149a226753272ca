import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JournalEvent, journalEventSchema } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { readJournalLines } from '../../../../main/journal/journalLines.ts'
import { packingOf } from '../../../../main/journal/packing.ts'
import { packedJournalText } from '../../../../main/journal/rewrittenJournal.ts'
import { arbitraryEvents } from '../../../doubles/arbitraryOf.ts'
import { event, ONBOARDING_ID } from './journalEvents.ts'

const HEADER = { journal: 3, onboardingId: ONBOARDING_ID, createdAt: '', appVersion: '1.2.3' } as const

function eventsIn(lines: readonly string[], later: readonly JournalEvent[]): readonly JournalEvent[] {
  const text = packedJournalText(HEADER, lines, later)
  return readJournalLines(Buffer.from(text), 'FILE', ONBOARDING_ID).events
}

test('what is packed amounts to the same, now and when the last activity began, whatever is added meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEvents, fc.nat(60), fc.nat(60), async (events, first, second) => {
      const [at, then] = [Math.min(first, second), Math.max(first, second)]
      const packing = packingOf(events.slice(0, at))
      packing.add(events.slice(at, then))
      const lines = packing.pack()
      packing.add(events.slice(then))
      const kept = eventsIn(await lines, packing.since())
      expect(factsOf(kept)).toEqual(factsOf(events))
      const began = Math.max(
        0,
        ...events.slice(0, then).map((each) => (each.type === 'activityStarted' ? each.seq : 0)),
      )
      const before = (all: readonly JournalEvent[]) => factsOf(all.filter(({ seq }) => seq < began)).accounts
      expect(before(kept)).toEqual(before(events))
      expect(factsOf(eventsIn(await packing.pack(), packing.since()))).toEqual(factsOf(events))
    }),
    { numRuns: 50 },
  )
})

test('only lines whose accounts had events since are packed anew', async () => {
  const events = Array.from({ length: 40 }, (_, at) =>
    journalEventSchema.parse({ ...event(at + 1), accountId: `account-${at}` }),
  )
  const packing = packingOf(events)
  const before = await packing.pack()
  expect(before).toHaveLength(10)
  packing.add([{ ...event(41), accountId: 'account-5' } as JournalEvent])
  const after = await packing.pack()
  expect(after.filter((line, at) => line !== before[at])).toHaveLength(1)
})
