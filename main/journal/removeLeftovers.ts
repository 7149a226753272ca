import { readdir, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Removes what killed processes left beside the journal: files that were to become the journal or its lock, and locks
 * for taking over the lock. Only for the process that holds the lock. Of another process that is trying to take it,
 * such a file may be removed as well: it then tries again and finds the lock held.
 */
export async function removeLeftovers(journal: string): Promise<void> {
  // A rewritten journal is put beside the file that a symbolic link points to.
  const target = await realpath(journal).catch(() => journal)
  for (const path of new Set([journal, target])) {
    const directory = dirname(path)
    for (const name of await readdir(directory)) {
      if (isLeftover(name, basename(path)))
        await rm(join(directory, name), { force: true }).catch(() => undefined)
    }
  }
}

/**
 * What follows the journal's name. A second lock has eight characters of the lock that it is for, see `takeLock`;
 * a temporary file has an id of its own.
 */
const LEFTOVER = /^(\.lock(\.[0-9a-f]{8})*)?(\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp)?$/

function isLeftover(name: string, journal: string): boolean {
  if (!name.startsWith(journal)) return false
  const rest = name.slice(journal.length)
  return rest !== '' && rest !== '.lock' && LEFTOVER.test(rest)
}
