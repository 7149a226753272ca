import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import type { JournalStore } from '../../app/checklist/journal.ts'
import { syncDirectory } from '../files/syncDirectory.ts'
import { groupCommit } from './groupCommit.ts'
import { journalHeld, lockPathOf } from './journalHolder.ts'
import { type JournalHeader, readJournalLines } from './journalLines.ts'
import { type JournalPlace, journalPath } from './journalPath.ts'
import { JournalUnusable, journalFailed } from './journalUnusable.ts'
import { takeLock } from './takeLock.ts'

/** A journal on disk that only this process writes. */
export interface DiskJournal extends JournalStore {
  /** What was repaired when it was opened, in words for a person; left out when nothing was. */
  readonly repaired?: string
  /** Waits for writes to finish, then releases the journal. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens, or begins, the journal of an onboarding for writing.
 * @throws JournalUnusable when another instance has it, or it can't be trusted; nothing is changed then.
 */
export async function openDiskJournal(
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

/** Another program may have deleted or changed the file in spite of the lock; further writes could be lost. */
async function expectUntouched(file: FileHandle, path: string, expectedSize: number): Promise<void> {
  const { size, nlink } = await file.stat()
  if (size === expectedSize && nlink > 0) return
  throw new JournalUnusable(
    `Another program ${nlink > 0 ? 'changed' : 'deleted'} the journal while it was open. File: ${path}`,
    'Restore the file if you can, make sure that no other program writes to it, then start again.',
  )
}

function now(): string {
  return new Date().toISOString()
}

/**
 * Cuts off what an interrupted write left at the end, after saving it beside the journal. That event was never
 * acknowledged, so nothing was done because of it. @returns what was repaired, in words.
 */
async function cutTornEnd(path: string, bytes: Uint8Array, wholeBytes: number): Promise<string | undefined> {
  const torn = bytes.subarray(wholeBytes)
  if (torn.length === 0) return undefined
  const tornPath = `${path}.torn`
  await keep(tornPath, torn)
  // Windows can't shorten a file through a handle that only appends.
  const journal = await open(path, 'r+')
  try {
    await journal.truncate(wholeBytes)
    await journal.sync()
  } finally {
    await journal.close()
  }
  return `The last line of the journal was incomplete, as after a power cut or a crash, and was cut off (${torn.length} bytes, kept in ${tornPath}). Nothing that was written down before is lost.`
}

async function keep(tornPath: string, torn: Uint8Array): Promise<void> {
  const handle = await open(tornPath, 'a', 0o600)
  try {
    await handle.writeFile(Buffer.concat([torn, Buffer.from('\n')]))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncDirectory(dirname(tornPath))
}

/**
 * The events so far, without locking the journal; a line that is being written is left out.
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
