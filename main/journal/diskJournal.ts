import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import type { JournalStore } from '../../app/checklist/journal.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { APPEND_PRIVATELY } from '../files/appendPrivately.ts'
import { syncDirectory } from '../files/syncDirectory.ts'
import { groupCommit } from './groupCommit.ts'
import { journalFailed } from './journalFailed.ts'
import { type JournalFile, openJournalFile, readJournalBytes } from './journalFile.ts'
import { journalHeld, lockPathOf } from './journalHolder.ts'
import { type JournalHeader, journalLine, readJournalLines } from './journalLines.ts'
import { type JournalPlace, journalPath } from './journalPath.ts'
import { removeLeftovers } from './removeLeftovers.ts'
import { rewrittenJournal, SMALL } from './rewrittenJournal.ts'
import { takeLock } from './takeLock.ts'

/** A journal on disk that only this process writes. */
export interface DiskJournal extends JournalStore {
  /** What was repaired when it was opened, in words for a person; left out when nothing was. */
  readonly repaired?: string
  /** A write has failed, so nothing more is taken until the journal is opened again. */
  failed(): boolean
  /** Waits for writes to finish, then releases the journal. May be called twice. */
  close(): Promise<void>
}

/** Which journal, and what is written into one that is begun. */
export type NewJournal = JournalPlace & { readonly appVersion: string }

/** A journal that this process alone has, as it was found or begun. */
interface HeldJournal {
  readonly file: JournalFile
  readonly path: string
  readonly header: JournalHeader
  readonly events: readonly JournalEvent[]
  readonly repaired: string | undefined
  /** Closes the file and lets other processes have it. */
  release(): Promise<void>
}

/**
 * Opens, or begins, the journal of an onboarding for writing.
 * @throws JournalUnusable when another instance has it, or it can't be trusted; nothing is changed then.
 */
export async function openDiskJournal(options: NewJournal): Promise<DiskJournal> {
  return holdJournal(options, async (held) => {
    const header = await rewrite(held.file, held.header, held.events)
    return diskJournal({ ...held, header })
  })
}

/** Does one thing with the file of a journal, which is open for that long. @throws JournalUnusable */
export async function withJournalFile<T>(
  options: NewJournal,
  use: (held: HeldJournal) => Promise<T>,
): Promise<T> {
  return holdJournal(options, async (held) => {
    const result = await use(held)
    await held.release()
    return result
  })
}

/** @param use has to see to it that the journal is released, unless it fails */
async function holdJournal<T>(options: NewJournal, use: (held: HeldJournal) => Promise<T>): Promise<T> {
  const path = journalPath(options)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const lockPath = lockPathOf(options)
    const lock = await takeLock(lockPath)
    if (!lock.taken) throw journalHeld(lockPath, lock.holder)
    try {
      await removeLeftovers(path)
      return await openLocked(path, options, lock.release, use)
    } catch (error) {
      await lock.release()
      throw error
    }
  } catch (error) {
    throw journalFailed('opened', path, error)
  }
}

async function openLocked<T>(
  path: string,
  { onboardingId, appVersion }: NewJournal,
  releaseLock: () => Promise<void>,
  use: (held: HeldJournal) => Promise<T>,
): Promise<T> {
  const file = await openJournalFile(path)
  try {
    const bytes = await file.read()
    const lines = readJournalLines(bytes, path, onboardingId)
    const repaired = await cutTornEnd(file, path, bytes, lines.wholeBytes)
    const begun: JournalHeader = { journal: 2, onboardingId, createdAt: now(), appVersion }
    if (lines.header === undefined) await begin(file, path, begun)
    const release = async () => {
      try {
        await file.close()
      } finally {
        await releaseLock()
      }
    }
    return await use({ file, path, header: lines.header ?? begun, events: lines.events, repaired, release })
  } catch (error) {
    await file.close()
    throw error
  }
}

async function begin(file: JournalFile, path: string, header: JournalHeader): Promise<void> {
  await file.append(journalLine(header, header.journal))
  await syncDirectory(dirname(path))
}

/** Compacts the journal, or brings it to the newest format, where that is worth it. @returns its header now */
async function rewrite(
  file: JournalFile,
  header: JournalHeader,
  events: readonly JournalEvent[],
): Promise<JournalHeader> {
  const text = rewrittenJournal(header, events, file.size())
  return text !== undefined && (await file.replace(text)) ? { ...header, journal: 2 } : header
}

function diskJournal({ file, path, header: begun, events, repaired, release }: HeldJournal): DiskJournal {
  let header = begun
  let closed: Promise<void> | undefined
  /** The size at which compaction is tried next: twice the last one, so that it costs a constant share of writing. */
  let limit = Math.max(SMALL, 2 * file.size())

  const commits = groupCommit<JournalEvent>(async (events) => {
    try {
      await file.append(events.map((event) => journalLine(event, header.journal)).join(''))
      if (file.size() > limit) {
        const all = readJournalLines(await file.read(), path, header.onboardingId).events
        header = await rewrite(file, header, all)
        limit = Math.max(SMALL, 2 * file.size())
      }
    } catch (error) {
      throw journalFailed('written', path, error)
    }
  })

  return {
    past: events,
    ...(repaired === undefined ? {} : { repaired }),
    append: async (event) => {
      if (closed !== undefined) throw new JournalUnusable('disk', 'The journal is closed.', 'Start again.')
      await commits.append(journalEventSchema.parse(event))
    },
    failed: commits.failed,
    close: () => {
      closed ??= commits.settled().then(release)
      return closed
    },
  }
}

function now(): string {
  return new Date().toISOString()
}

/**
 * Cuts off what an interrupted write left at the end, after saving it beside the journal. That event was never
 * acknowledged, so nothing was done because of it. @returns what was repaired, in words.
 */
async function cutTornEnd(
  file: JournalFile,
  path: string,
  bytes: Uint8Array,
  wholeBytes: number,
): Promise<string | undefined> {
  const torn = bytes.subarray(wholeBytes)
  if (torn.length === 0) return undefined
  const tornPath = `${path}.torn`
  await keep(tornPath, torn)
  await file.truncate(wholeBytes)
  return `The last line of the journal was incomplete, as after a power cut or a crash, and was cut off (${torn.length} bytes, kept in ${tornPath}). Nothing that was written down before is lost.`
}

async function keep(tornPath: string, torn: Uint8Array): Promise<void> {
  const handle = await open(tornPath, APPEND_PRIVATELY, 0o600)
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
  const bytes = await readJournalBytes(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array()
    throw journalFailed('read', path, error)
  })
  return readJournalLines(bytes, path, place.onboardingId).events
}
