import { randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { lstat, open, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '../failures/errorCode.ts'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { expectFileName } from './expectFileName.ts'
import { expectReadBack } from './expectReadBack.ts'
import { hardLink } from './hardLink.ts'
import { renameOver } from './renameOver.ts'
import { syncDirectory } from './syncDirectory.ts'

/** Only this user may read it; and run it. */
const PRIVATE = 0o600
const PRIVATE_PROGRAM = 0o700

interface WriteOptions {
  readonly overwrite: boolean
  readonly executable?: boolean | undefined
}

/**
 * Writes a file whole or not at all, readable by this user only. Everything that this app writes for a person goes
 * through here, since reports and onboarding files name accounts. A symbolic link in the file's place is refused,
 * dangling or not: who put it there would choose what is replaced. So is a device, a pipe and a directory, and a name
 * that Windows keeps for a device. The directory must exist; links on the way to it are read once. What was written is
 * read back.
 * @returns `exists` when the file exists and `overwrite` is false; nothing was changed then.
 * @throws FileNotWritten
 */
export async function writePrivateFile(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): Promise<'written' | 'exists'> {
  try {
    expectFileName(path)
    return await inDirectory(await realpath(dirname(path)), async (directory) => {
      const target = join(directory, basename(path))
      if ((await expectReplaceable(target)) === 'exists' && !options.overwrite) return 'exists'
      return putInPlace(target, content, options)
    })
  } catch (error) {
    throw new FileNotWritten(path, error)
  }
}

/**
 * Does the work in this directory, whatever becomes of its name meanwhile: through an open handle where the system has
 * paths for that (Linux), else by its name.
 */
async function inDirectory<T>(directory: string, work: (path: string) => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return work(directory)
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  try {
    const path = `/proc/self/fd/${handle.fd}`
    return await work(existsSync(path) ? path : directory)
  } finally {
    await handle.close()
  }
}

/** @throws an error with the system's code for what can't be replaced by a file: a link, a directory, a device */
async function expectReplaceable(target: string): Promise<'exists' | 'free'> {
  const found = await lstat(target).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (found === undefined) return 'free'
  if (found.isFile()) return 'exists'
  const code = found.isSymbolicLink() ? 'ELOOP' : found.isDirectory() ? 'EISDIR' : 'ENOTSUP'
  throw Object.assign(new Error(`${target} is no file`), { code })
}

/**
 * To a temporary file in the same directory, flushed to disk, then put in place. None of the calls follows a link in
 * the file's place: the temporary file is created where nothing is, and a rename or a hard link changes the name itself.
 */
async function putInPlace(
  target: string,
  content: string | Uint8Array,
  { overwrite, executable = false }: WriteOptions,
): Promise<'written' | 'exists'> {
  const temporary = `${target}.${randomUUID()}.tmp`
  try {
    let inode: bigint
    const file = await open(temporary, 'wx', executable ? PRIVATE_PROGRAM : PRIVATE)
    try {
      await file.writeFile(content)
      await file.sync()
      inode = (await file.stat({ bigint: true })).ino
    } finally {
      await file.close()
    }
    if (overwrite) await renameOver(temporary, target)
    else if ((await putNewFile(temporary, target)) === 'exists') return 'exists'
    await syncDirectory(dirname(target))
    await expectReadBack(target, content, inode)
    return 'written'
  } finally {
    await rm(temporary, { force: true })
  }
}

async function putNewFile(file: string, target: string): Promise<'written' | 'exists'> {
  switch (await hardLink(file, target)) {
    case 'linked':
      return 'written'
    case 'exists':
      return 'exists'
    case 'unsupported':
      // The best that such a file system allows: empty at first, then whole.
      await (await open(target, 'wx', PRIVATE)).close()
      await renameOver(file, target)
      return 'written'
  }
}
