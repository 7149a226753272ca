import { open, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { APPEND_PRIVATELY } from '../files/appendPrivately.ts'
import { foreignWriter } from '../files/ownership.ts'
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
   * @returns false when it could not be written; the old one stays then.
   */
  replace(text: string): Promise<boolean>
  /** Cuts the end off. */
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

/** Opens the file, or creates it empty. Only this user may read it, whatever its mode was. */
export async function openJournalFile(path: string): Promise<JournalFile> {
  let file = await open(path, APPEND_PRIVATELY, 0o600)
  const writer = foreignWriter(await file.stat())
  if (writer !== undefined) {
    await file.close()
    throw notMine(path, `a file that ${writer}`, 'one that only this user can write')
  }
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
    return await readBoundedFile(path, LIMITS.journal, { owner: 'me' })
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    throw notMine(path, error.found, error.expected)
  }
}

function notMine(path: string, found: string, expected: string): JournalUnusable {
  return new JournalUnusable(
    'unreadable',
    `This journal is not used: found ${found}, expected ${expected}. File: ${path}`,
    'Make sure that it is what the app wrote, then correct that; or choose another data directory. Nothing was changed.',
  )
}
