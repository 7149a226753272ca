import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import type { JournalStore } from '../../app/checklist/journal.ts'
import { syncDirectory } from '../files/syncDirectory.ts'
import { groupCommit } from './groupCommit.ts'
import { journalHeld, lockPathOf } from './journalHolder.ts'
import { type JournalHeader, readJournalLines } from './journalLines.ts'
import { type JournalPlace, journalPath } from './journalPath.ts'
import { JournalUnusable, journalFailed } from './journalUnusable.ts'
import { cutTornEnd } from './repairJournal.ts'
import { takeLock } from './takeLock.ts'

/** A journal on disk that only this process writes. */
export interface DiskJournal extends JournalStore {
  /** What was mended when it was opened, in words for a person; left out when all was well. */
  readonly repaired?: string
  /** Waits for what is being written, then lets others have the journal. Twice does no harm. */
  close(): Promise<void>
}

/**
 * Opens, or begins, the journal of an onboarding for writing.
 * @throws JournalUnusable when another instance has it, or it can't be trusted; nothing is changed then.
 */
export async function openJournalStore(
  options: JournalPlace & { readonly appVersion: string },
): Promise<DiskJournal> {
  const path = journalPath(options)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const lockPath = lockPathOf(options)
    const lock = await takeLock(lockPath)
    if (!lock.taken) throw journalHeld(lockPath, lock.holder)
    try {
      return await openLocked(path, options, lock.release)
    } catch (error) {
      await lock.release()
      throw error
    }
  } catch (error) {
    throw journalFailed('opened', path, error)
  }
}

async function openLocked(
  path: string,
  { onboardingId, appVersion }: { readonly onboardingId: string; readonly appVersion: string },
  release: () => Promise<void>,
): Promise<DiskJournal> {
  const file = await open(path, 'a+', 0o600)
  try {
    const bytes = await file.readFile()
    const { header, events, wholeBytes } = readJournalLines(bytes, path, onboardingId)
    const repaired = await cutTornEnd(path, bytes, wholeBytes)
    if (header === undefined)
      await begin(file, path, { journal: 1, onboardingId, createdAt: now(), appVersion })
    return diskJournal(file, path, events, repaired, release)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function begin(file: FileHandle, path: string, header: JournalHeader): Promise<void> {
  await file.writeFile(`${JSON.stringify(header)}\n`)
  await file.sync()
  await syncDirectory(dirname(path))
}

async function diskJournal(
  file: FileHandle,
  path: string,
  past: readonly JournalEvent[],
  repaired: string | undefined,
  release: () => Promise<void>,
): Promise<DiskJournal> {
  let { size } = await file.stat()
  let closed: Promise<void> | undefined

  const commits = groupCommit(async (lines) => {
    try {
      await expectUntouched(file, path, size)
      const bytes = Buffer.from(lines.join(''))
      await file.writeFile(bytes)
      await file.datasync()
      size += bytes.length
    } catch (error) {
      throw journalFailed('written', path, error)
    }
  })

  return {
    past,
    ...(repaired === undefined ? {} : { repaired }),
    append: async (event) => {
      if (closed !== undefined) throw new JournalUnusable('The journal is closed.', 'Start again.')
      await commits.append(`${JSON.stringify(journalEventSchema.parse(event))}\n`)
    },
    close: () => {
      closed ??= commits.settled().then(async () => {
        try {
          await file.close()
        } finally {
          await release()
        }
      })
      return closed
    },
  }
}

/** Somebody may have deleted or changed the file in spite of the lock; writing on would lose what is written. */
async function expectUntouched(file: FileHandle, path: string, expectedSize: number): Promise<void> {
  const { size, nlink } = await file.stat()
  if (size === expectedSize && nlink > 0) return
  throw new JournalUnusable(
    `Another program ${nlink > 0 ? 'changed' : 'deleted'} the journal while it was open. File: ${path}`,
    'Restore the file if you can, make sure that nothing else writes there, then start again.',
  )
}

function now(): string {
  return new Date().toISOString()
}
