import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { journalFailed } from './journalFailed.ts'
import { type JournalPlace, journalPath } from './journalPath.ts'
import { isAlive, type LockHolder, readHolder } from './lockHolder.ts'

/** The lock file of a journal. */
export function lockPathOf(place: JournalPlace): string {
  return `${journalPath(place)}.lock`
}

/** The process that has the journal open for writing; undefined when there is none. @throws JournalUnusable */
export async function journalHolder(place: JournalPlace): Promise<LockHolder | undefined> {
  const lockPath = lockPathOf(place)
  try {
    const holder = await readHolder(lockPath)
    if (holder === 'unreadable') throw journalHeld(lockPath, holder)
    return holder !== undefined && (await isAlive(holder)) ? holder : undefined
  } catch (error) {
    throw journalFailed('looked at', lockPath, error)
  }
}

/** Says who holds the journal, and what to do. */
export function journalHeld(lockPath: string, holder: LockHolder | 'unreadable'): JournalUnusable {
  if (holder === 'unreadable') {
    return new JournalUnusable(
      'held',
      `This onboarding may be open in another instance of the app: its lock file can’t be read. File: ${lockPath}`,
      'Close the other instance. If there is none, delete that file, then start again.',
    )
  }
  const { pid, host, user, startedAt } = holder
  return new JournalUnusable(
    'held',
    `This onboarding is open in another instance of the app: process ${pid} of ${user} on ${host}, since ${startedAt}.`,
    `Continue there, or close it and start again here. If you are sure that it no longer runs, delete ${lockPath} and start again.`,
  )
}
