import type { JournalEvent } from './events.ts'
import { factsOf } from './facts.ts'

/**
 * The events that the facts still hold, in their order: `factsOf` of them is `factsOf` of all. The rest was replaced by
 * newer events about the same thing. What counts is read from the facts themselves, so a new kind of event is kept as
 * soon as the reducer keeps it.
 */
export function eventsThatCount(events: readonly JournalEvent[]): readonly JournalEvent[] {
  const held = new Set<number>()
  collectNumbers(factsOf(events), held)
  return events.filter(({ seq }) => held.has(seq))
}

/** The number of the newest event, and those of events and of dates taken from events. */
const NUMBERS = new Set(['seq', 'lastSeq'])

function collectNumbers(held: unknown, into: Set<number>): void {
  if (typeof held !== 'object' || held === null) return
  const entries: Iterable<readonly [unknown, unknown]> = held instanceof Map ? held : Object.entries(held)
  for (const [key, value] of entries) {
    if (typeof value === 'number' && typeof key === 'string' && NUMBERS.has(key)) into.add(value)
    else collectNumbers(value, into)
  }
}
