import { laterBy } from '../text/timestamp.ts'
import type { JournalEvent } from './events.ts'

/**
 * The order of the events of several copies of one journal. Numbers (`seq`) count within one copy only, so an event
 * has a place of its own: the time at which it was recorded, or a later one where its computer already knew of an event
 * of a later time (`notBefore`: a clock was set back, or the other computer's is ahead), and within one time a count
 * (`tick`). So what a computer knew when it recorded an event always stands before it, and of what two computers
 * recorded without knowing of each other the later counts. A place is never changed.
 */
export interface EventPlace {
  /** ISO time. */
  readonly time: string
  readonly tick: number
}

/** Of one time; no computer records as much. After them the next event has a later time. */
export const MOST_TICKS = 1_000_000

type Stamp = Pick<JournalEvent, 'at' | 'tick' | 'notBefore'>

/** The stamp of an event that is recorded now. @param last the place of the last event that is known */
export function stampAfter(last: EventPlace | undefined, at: string): Stamp {
  if (last === undefined || at > last.time) return { at, tick: 0 }
  if (last.tick >= MOST_TICKS) return { at, tick: 0, notBefore: laterBy(1, last.time) }
  return { at, tick: last.tick + 1, ...(at < last.time && { notBefore: last.time }) }
}

export function placeOf({ at, tick = 0, notBefore = at }: Stamp): EventPlace {
  return { time: notBefore, tick }
}

export function comparePlaces(a: EventPlace, b: EventPlace): number {
  return compareText(a.time, b.time) || a.tick - b.tick
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/**
 * The events of one journal in the order of their numbers, each with its place. Those of earlier versions get the one
 * that this version would have given them, which no later event changes.
 */
export function withPlaces(events: readonly JournalEvent[]): readonly JournalEvent[] {
  let last: EventPlace | undefined
  return events
    .toSorted((a, b) => a.seq - b.seq)
    .map((event) => {
      const placed = event.tick === undefined ? { ...event, ...stampAfter(last, event.at) } : event
      const place = placeOf(placed)
      if (last === undefined || comparePlaces(last, place) < 0) last = place
      return placed
    })
}

/** The place after which the next event stands; undefined when there is none. */
export function lastPlace(events: readonly JournalEvent[]): EventPlace | undefined {
  return withPlaces(events)
    .map(placeOf)
    .reduce<EventPlace | undefined>(
      (last, place) => (last === undefined || comparePlaces(last, place) < 0 ? place : last),
      undefined,
    )
}
