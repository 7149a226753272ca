import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { withPlaces } from '../../app/checklist/eventPlace.ts'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import type { JournalStore } from '../../app/checklist/journal.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { errorCode } from '../failures/errorCode.ts'
import { syncDirectory } from '../files/syncDirectory.ts'
import { groupCommit } from './groupCommit.ts'
import { journalFailed } from './journalFailed.ts'
import { type JournalFile, openJournalFile, readJournalBytes } from './journalFile.ts'
import { journalHeld, lockPathOf } from './journalHolder.ts'
import { type JournalHeader, journalLine, readJournalLines } from './journalLines.ts'
import { type JournalPlace, journalPath } from './journalPath.ts'
import { packingOf } from './packing.ts'
import { removeLeftovers } from './removeLeftovers.ts'
import { journalText, packedJournalText } from './rewrittenJournal.ts'
import { takeLock } from './takeLock.ts'
import { cutTornEnd } from './tornEnd.ts'

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

/** Plain lines up to this size are not packed. Bytes. */
export const SMALL = 256 * 1024

/** A journal that this process alone has, as it was found or begun. */
interface HeldJournal {
  readonly file: JournalFile
  readonly path: string
  readonly header: JournalHeader
  readonly events: readonly JournalEvent[]
  readonly packedBytes: number
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
    return diskJournal({ ...held, header: await inNewFormat(held) })
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
    const { header = begun, events, packedBytes } = lines
    return await use({ file, path, header, events, packedBytes, repaired, release })
  } catch (error) {
    await file.close()
    throw error
  }
}

async function begin(file: JournalFile, path: string, header: JournalHeader): Promise<void> {
  await file.append(journalLine(header, header.journal))
  await syncDirectory(dirname(path))
}

/** Gives the lines of the first format checksums. @returns the header now */
async function inNewFormat({ file, header, events }: HeldJournal): Promise<JournalHeader> {
  const isOld = header.journal === 1
  return isOld && (await file.replace(journalText(header, events))) ? { ...header, journal: 2 } : header
}

function diskJournal({
  file,
  path,
  header: begun,
  events: past,
  packedBytes,
  ...held
}: HeldJournal): DiskJournal {
  let header = begun
  let closed: Promise<void> | undefined
  let packing: Promise<void> | undefined
  const packed = packingOf(withPlaces(past))
  let packedSize = packedBytes
  /** The size at which it is packed next: as many plain lines as packed ones, so that it costs a constant share of writing. */
  let limit = packedSize + Math.max(SMALL, packedSize)

  const commits = groupCommit<JournalEvent>(async (events) => {
    try {
      await file.append(events.map((event) => journalLine(event, header.journal)).join(''))
      packed.add(events)
      // After an activity comes the next reading of the journal, which should be quick.
      if (events.some(({ type }) => type === 'activityEnded')) limit = packedSize + SMALL
      packWhereWorthIt()
    } catch (error) {
      throw journalFailed('written', path, error)
    }
  })

  function packWhereWorthIt(): void {
    if (packing !== undefined || file.size() <= limit || header.journal === 1) return
    // A failure is told to whoever appends next.
    packing = pack()
      .catch(() => undefined)
      .finally(() => {
        packing = undefined
      })
  }

  /** Beside the writing of events; those that come meanwhile follow as plain lines. */
  async function pack(): Promise<void> {
    const lines = await packed.pack()
    await commits.between(async () => {
      const later = packed.since()
      const isWritten = await file
        .replace(packedJournalText(header, lines, later))
        .catch((error: unknown) => Promise.reject(journalFailed('written', path, error)))
      if (isWritten) {
        header = { ...header, journal: 3 }
        packedSize = lines.reduce((sum, line) => sum + line.length, 0)
        limit = packedSize + Math.max(SMALL, packedSize)
      } else limit = 2 * file.size()
    })
  }

  packWhereWorthIt()
  return {
    past,
    ...(held.repaired === undefined ? {} : { repaired: held.repaired }),
    append: async (event) => {
      if (closed !== undefined) throw new JournalUnusable('disk', 'The journal is closed.', 'Start again.')
      // Checked only: what it gives is a copy, and the facts hold the event itself.
      journalEventSchema.parse(event)
      await commits.append(event)
    },
    failed: commits.failed,
    close: () => {
      closed ??= settled().then(held.release)
      return closed
    },
  }

  async function settled(): Promise<void> {
    await commits.settled()
    await packing
    await commits.settled()
  }
}

function now(): string {
  return new Date().toISOString()
}

/**
 * The events so far, without locking the journal; a line that is being written is left out.
 * Empty when nothing was done yet. @throws JournalUnusable
 */
export async function readJournal(place: JournalPlace): Promise<readonly JournalEvent[]> {
  const path = journalPath(place)
  const bytes = await readJournalBytes(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return new Uint8Array()
    throw journalFailed('read', path, error)
  })
  return readJournalLines(bytes, path, place.onboardingId).events
}
