import { canonicalJson } from '../text/canonicalJson.ts'
import { comparePlaces, compareText, placeOf, withPlaces } from './eventPlace.ts'
import type { JournalEvent } from './events.ts'

/**
 * The events of several copies of one onboarding's journal as one journal: each event once, in the order of their
 * places, numbered anew. It depends on the set of events only, so copies can be merged in any order, and any number of
 * times. What was recorded here stays so, although it comes back with a file.
 */
export function mergeEvents(...journals: readonly (readonly JournalEvent[])[]): readonly JournalEvent[] {
  const known = new Map<string, JournalEvent>()
  for (const event of journals.flatMap(withPlaces)) {
    const identity = identityOf(event)
    const before = known.get(identity)
    if (before === undefined || before.imported) known.set(identity, event)
  }
  return [...known]
    .map(([identity, event]) => ({ identity, event, place: placeOf(event) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place) || compareText(a.identity, b.identity))
    .map(({ event }, index) => ({ ...event, seq: index + 1 }))
}

/** Of these events, those that the journal does not hold yet. */
export function eventsNotIn(
  journal: readonly JournalEvent[],
  events: readonly JournalEvent[],
): readonly JournalEvent[] {
  const known = new Set(withPlaces(journal).map(identityOf))
  return events.filter((event) => !known.has(identityOf(event)))
}

/** As events that another computer recorded, whatever its file says of them. */
export function asImported(events: readonly JournalEvent[]): readonly JournalEvent[] {
  return events.map((event) => ({ ...event, imported: true }))
}

/** All of the event but what counts within one copy only: its number, and whether it was imported. */
function identityOf({ seq: _, imported: __, ...event }: JournalEvent): string {
  return canonicalJson(event)
}

/**
 * What of a journal goes to another computer. A consent stays where it was given: whoever works there has not read the
 * template. The write that it led to is in the journal, with the text that was acknowledged.
 */
export function eventsToHandOver(events: readonly JournalEvent[]): readonly JournalEvent[] {
  return mergeEvents(events)
    .filter(({ type }) => type !== 'consentGiven')
    .map(({ imported: _, ...event }) => event)
}
