import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { hardLink } from './hardLink.ts'
import { syncDirectory } from './syncDirectory.ts'

/** Only this user may read it. */
const PRIVATE = 0o600

/**
 * Writes a file whole or not at all. Everything that this app writes for a person goes through here, since reports
 * and onboarding files name accounts: a new file may be read by this user only, and one that is replaced keeps the
 * permissions that its owner gave it. A symbolic link stays, and what it leads to is replaced. What is no file, such
 * as a device or a pipe, is written to. The directory must exist.
 * @returns `exists` when the file exists and `overwrite` is false; nothing was changed then.
 * @throws FileNotWritten
 */
export async function writePrivateFile(
  path: string,
  text: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<'written' | 'exists'> {
  try {
    if (!overwrite) return await putInPlace(path, text, PRIVATE, false)
    const info = await stat(path).catch(() => undefined)
    if (info === undefined) return await putInPlace(path, text, PRIVATE, true)
    if (info.isFile()) return await putInPlace(await realpath(path), text, info.mode & 0o777, true)
    await writeFile(path, text)
    return 'written'
  } catch (error) {
    throw new FileNotWritten(path, error)
  }
}

/** To a temporary file in the same directory, flushed to disk, then put in place. */
async function putInPlace(
  path: string,
  text: string,
  mode: number,
  overwrite: boolean,
): Promise<'written' | 'exists'> {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    if (overwrite) await rename(temporary, path)
    else if ((await putNewFile(temporary, path)) === 'exists') return 'exists'
    await syncDirectory(dirname(path))
    return 'written'
  } finally {
    await rm(temporary, { force: true })
  }
}

async function putNewFile(file: string, path: string): Promise<'written' | 'exists'> {
  switch (await hardLink(file, path)) {
    case 'linked':
      return 'written'
    case 'exists':
      return 'exists'
    case 'unsupported':
      // The best that such a file system allows: empty at first, then whole.
      await (await open(path, 'wx')).close()
      await rename(file, path)
      return 'written'
  }
}
