import type { JournalEvent } from '../../app/checklist/events.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { eventsNotIn, mergeEvents } from '../../app/checklist/mergeJournals.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { type NewJournal, withJournalFile } from './diskJournal.ts'
import { journalText } from './rewrittenJournal.ts'

/**
 * Adds the events of another copy to the journal on disk, which is begun where there is none: all of them or none.
 * @returns how many it did not hold yet.
 * @throws JournalUnusable when another process has it open, or it can't be trusted or written
 */
export async function mergeIntoJournal(
  place: NewJournal,
  incoming: readonly JournalEvent[],
): Promise<number> {
  return withJournalFile(place, async ({ file, path, header, events }) => {
    const added = eventsNotIn(events, incoming).length
    if (added === 0) return 0
    const text = journalText(header, mergeEvents(events, incoming))
    if (Buffer.byteLength(text) > LIMITS.journal) {
      throw new JournalUnusable(
        'unreadable',
        `With what was handed over the journal would be larger than the app reads. File: ${path}`,
        'Nothing was changed. Tell the ActiveEye representative.',
      )
    }
    if (!(await file.replace(text))) {
      throw new JournalUnusable(
        'disk',
        `The journal could not be written, so nothing was added to it. File: ${path}`,
        'Check that the disk with this file has room and works, then import the file again.',
      )
    }
    return added
  })
}
