import { readFile } from 'node:fs/promises'
import type { JournalEvent } from '../../app/checklist/events.ts'
import { readJournalLines } from './journalLines.ts'
import { type JournalPlace, journalPath } from './journalPath.ts'
import { journalFailed } from './journalUnusable.ts'

/**
 * The events so far, without taking the journal from whoever writes it; a line being written right now is left out.
 * Empty when nothing was done yet. @throws JournalUnusable
 */
export async function readJournal(place: JournalPlace): Promise<readonly JournalEvent[]> {
  const path = journalPath(place)
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array()
    throw journalFailed('read', path, error)
  })
  return readJournalLines(bytes, path, place.onboardingId).events
}
