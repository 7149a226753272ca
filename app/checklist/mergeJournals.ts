import { canonicalJson } from '../text/canonicalJson.ts'
import { comparePlaces, compareText, placeOf, withPlaces } from './eventPlace.ts'
import type { JournalEvent } from './events.ts'

/**
 * The events of several copies of one onboarding's journal as one journal: each event once, in the order of their
 * places, numbered anew. It depends on the set of events only, so copies can be merged in any order, and any number of
 * times.
 */
export function mergeEvents(...journals: readonly (readonly JournalEvent[])[]): readonly JournalEvent[] {
  const known = new Map(
    journals.flatMap((events) => withPlaces(events).map((event) => [identityOf(event), event] as const)),
  )
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

/** All of the event but its number, which counts within one copy only. */
function identityOf({ seq: _, ...event }: JournalEvent): string {
  return canonicalJson(event)
}

/**
 * What of a journal goes to another computer. A consent stays where it was given: whoever works there has not read the
 * template. The write that it led to is in the journal, with the text that was acknowledged.
 */
export function eventsToHandOver(events: readonly JournalEvent[]): readonly JournalEvent[] {
  return mergeEvents(events).filter(({ type }) => type !== 'consentGiven')
}
