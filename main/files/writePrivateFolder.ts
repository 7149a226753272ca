import { randomUUID } from 'node:crypto'
import { mkdir, realpath, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '../failures/errorCode.ts'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { expectFileName } from './expectFileName.ts'
import { expectReadBack } from './expectReadBack.ts'
import { renameOver } from './renameOver.ts'
import { writePrivateFile } from './writePrivateFile.ts'

/** Only this user may enter it. */
const PRIVATE = 0o700

interface FolderFile {
  /** Within the folder, with `/`. */
  readonly path: string
  readonly text: string
  readonly executable?: boolean | undefined
}

/** What may stand between the slashes of a file's path: neither a name of the system's own nor a way out of the folder. */
const SAFE_PATH = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/

/**
 * Writes a folder whole or not at all, readable by this user only. What is there already stays as it is: only an empty
 * folder is replaced. The directory that it goes into must exist.
 * @returns `exists` when something is there; nothing was changed then.
 * @throws FileNotWritten
 */
export async function writePrivateFolder(
  path: string,
  files: readonly FolderFile[],
): Promise<'written' | 'exists'> {
  const strange = files.find((file) => !SAFE_PATH.test(file.path))
  if (strange !== undefined) throw new Error(`${JSON.stringify(strange.path)} is no path within a folder`)
  try {
    expectFileName(path)
    const target = join(await realpath(dirname(path)), basename(path))
    const beside = `${target}.${randomUUID()}.tmp`
    try {
      await mkdir(beside, { mode: PRIVATE })
      for (const { path: name, text, executable } of files) {
        await mkdir(dirname(join(beside, name)), { recursive: true, mode: PRIVATE })
        await writePrivateFile(join(beside, name), text, { overwrite: false, executable })
      }
      if ((await putInPlace(beside, target)) === 'exists') return 'exists'
      for (const { path: name, text } of files) await expectReadBack(join(target, name), text)
      return 'written'
    } finally {
      await rm(beside, { recursive: true, force: true })
    }
  } catch (error) {
    if (error instanceof FileNotWritten) throw error
    throw new FileNotWritten(path, error)
  }
}

/** Neither call does anything to what is not an empty directory: a file, a link, a directory that holds something. */
async function putInPlace(folder: string, target: string): Promise<'written' | 'exists'> {
  try {
    await rmdir(target).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
    await renameOver(folder, target)
    return 'written'
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? '')) return 'exists'
    throw error
  }
}
