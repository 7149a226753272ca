import { open, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { APPEND_PRIVATELY } from '../files/appendPrivately.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import { syncDirectory } from '../files/syncDirectory.ts'
import { writePrivateFile } from '../files/writePrivateFile.ts'

/** The file of a journal, open for appending by this process alone. Not for concurrent calls. */
export interface JournalFile {
  /** Bytes. */
  size(): number
  read(): Promise<Uint8Array>
  /** Resolves when the text would survive a power cut. */
  append(text: string): Promise<void>
  /**
   * Replaces the whole file by one of another size. At any point of a crash it is the old or the new one, whole.
   * @returns false when it could not be written, or belongs to another user, who would lose it; the old one stays then.
   */
  replace(text: string): Promise<boolean>
  /** Cuts the end off. */
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

/** Opens the file, or creates it empty. Only this user may read it, whatever its mode was. */
export async function openJournalFile(path: string): Promise<JournalFile> {
  let file = await open(path, APPEND_PRIVATELY, 0o600)
  // A copy from a backup may be readable by others. File systems without permissions refuse to change them.
  await file.chmod(0o600).catch(() => undefined)
  let { size } = await file.stat()

  /** Another program may have deleted or changed the file in spite of the lock; further writes could be lost. */
  async function expectUntouched(): Promise<void> {
    const now = await file.stat()
    if (now.size === size && now.nlink > 0) return
    throw new JournalUnusable(
      'disk',
      `Another program ${now.nlink > 0 ? 'changed' : 'deleted'} the journal while it was open. File: ${path}`,
      'Restore the file if you can, make sure that no other program writes to it, then start again.',
    )
  }

  async function replace(text: string): Promise<boolean> {
    await expectUntouched()
    const target = await realpath(path)
    if (!(await isOwn(target))) return false
    // Windows does not replace an open file.
    await file.close()
    const written = await writePrivateFile(target, text, { overwrite: true }).catch((error: unknown) => ({
      error,
    }))
    file = await open(path, APPEND_PRIVATELY, 0o600)
    const found = (await file.stat()).size
    const isNew = found === Buffer.byteLength(text)
    if (!isNew && found !== size)
      throw typeof written === 'object' ? written.error : new Error('Not replaced.')
    // Until then, a power cut could bring the old file back, without what is appended from now on.
    await syncDirectory(dirname(target))
    size = found
    return isNew
  }

  return {
    size: () => size,
    // By its path: a handle reads on from where it stopped.
    read: () => readJournalBytes(path),
    async append(text) {
      await expectUntouched()
      const bytes = Buffer.from(text)
      await file.writeFile(bytes)
      await file.datasync()
      size += bytes.length
    },
    replace,
    async truncate(end) {
      // Windows can't shorten a file through a handle that only appends.
      const handle = await open(path, 'r+')
      try {
        await handle.truncate(end)
        await handle.sync()
      } finally {
        await handle.close()
      }
      size = end
    },
    close: () => file.close(),
  }
}

/** The bytes of a journal. @throws JournalUnusable for what is too large or no file; the system's errors */
export async function readJournalBytes(path: string): Promise<Uint8Array> {
  try {
    return await readBoundedFile(path, LIMITS.journal)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    throw new JournalUnusable(
      'unreadable',
      `This is no journal that the app could have written: found ${error.found}, expected ${error.expected}. File: ${path}`,
      'Move it away, or choose another data directory, then start again. Nothing was changed.',
    )
  }
}

async function isOwn(path: string): Promise<boolean> {
  const { uid } = await stat(path)
  // Windows has no such ids.
  return process.getuid === undefined || process.getuid() === uid
}
