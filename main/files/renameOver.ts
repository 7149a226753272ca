import { rename } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '../failures/errorCode.ts'

/** Milliseconds, each longer than the one before: two seconds together. */
const PAUSES = [10, 40, 150, 400, 600, 800]

/**
 * Renames a file, over another one too. Windows refuses that while a virus scanner, an indexer or a backup reads one of
 * the two, for a moment; so it is tried again for a while there.
 */
export async function renameOver(from: string, to: string): Promise<void> {
  const pauses = process.platform === 'win32' ? PAUSES : []
  for (const pause of pauses) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!['EACCES', 'EBUSY', 'EPERM'].includes(errorCode(error) ?? '')) throw error
    }
    await sleep(pause)
  }
  await rename(from, to)
}
