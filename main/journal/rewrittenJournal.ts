import { isDeepStrictEqual } from 'node:util'
import { withPlaces } from '../../app/checklist/eventPlace.ts'
import type { JournalEvent } from '../../app/checklist/events.ts'
import { eventsThatCount } from '../../app/checklist/eventsThatCount.ts'
import { factsOf } from '../../app/checklist/facts.ts'
import { type JournalHeader, journalLine } from './journalLines.ts'

/** A journal up to this size is not compacted. Bytes. */
export const SMALL = 256 * 1024

/**
 * The whole journal anew, in the newest format, or undefined when rewriting it is not worth it. A large journal is
 * compacted: only the events that still count are kept, with their numbers, when that halves it at least.
 * @param size of the journal as it is, in bytes.
 */
export function rewrittenJournal(
  header: JournalHeader,
  events: readonly JournalEvent[],
  size: number,
): string | undefined {
  const compacted = size > SMALL ? compactedText(header, events) : undefined
  if (compacted !== undefined && compacted.length * 2 <= size) return compacted
  return header.journal === 1 ? journalText(header, events) : undefined
}

/** Undefined also where too few events would be dropped, which is known long before the text is. */
function compactedText(header: JournalHeader, recorded: readonly JournalEvent[]): string | undefined {
  // With their places, which can't be told any more when events before them are gone.
  const events = withPlaces(recorded)
  const counting = eventsThatCount(events)
  if (counting.length * 2 > events.length) return undefined
  // Checked each time, since an event that is dropped is gone: facts that are not made of events are not compacted.
  return isDeepStrictEqual(factsOf(counting), factsOf(events)) ? journalText(header, counting) : undefined
}

/** A whole journal, in the newest format. */
export function journalText(header: JournalHeader, events: readonly JournalEvent[]): string {
  return [{ ...header, journal: 2 as const }, ...events].map((value) => journalLine(value, 2)).join('')
}
