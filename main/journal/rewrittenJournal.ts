import type { JournalEvent } from '../../app/checklist/events.ts'
import { type JournalHeader, journalLine } from './journalLines.ts'

/** A whole journal of plain lines, with checksums. */
export function journalText(header: JournalHeader, events: readonly JournalEvent[]): string {
  return [plainHeader(header), ...events].map((value) => journalLine(value, 2)).join('')
}

/** A whole journal of packed lines, and after them the events that came later. */
export function packedJournalText(
  header: JournalHeader,
  packed: readonly string[],
  later: readonly JournalEvent[],
): string {
  const first = journalLine({ ...header, journal: 3 }, 3)
  return [first, ...packed, ...later.map((event) => journalLine(event, 3))].join('')
}

/** What format a journal has that is begun or rewritten: the earliest that can hold it. */
function plainHeader(header: JournalHeader): JournalHeader {
  return { ...header, journal: 2 }
}
