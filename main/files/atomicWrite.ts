import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hardLink } from './hardLink.ts'
import { syncDirectory } from './syncDirectory.ts'

export interface AtomicWriteSettings {
  /** The permissions of the file, less the process's umask. */
  readonly mode: number
  /** Whether an existing file is replaced. */
  readonly overwrite: boolean
}

/**
 * Writes a file whole or not at all: to a temporary file in the same directory, flushed to disk, then put in place.
 * The directory must exist. A symbolic link at `path` is replaced itself, so resolve it first.
 * @returns `exists` when the file exists and `overwrite` is false; nothing was changed then.
 */
export async function atomicWrite(
  path: string,
  text: string,
  { mode, overwrite }: AtomicWriteSettings,
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
