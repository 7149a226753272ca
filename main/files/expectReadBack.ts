import { lstat } from 'node:fs/promises'
import { WriteRefused } from '../failures/fileNotWritten.ts'
import { readBoundedFile } from './readBoundedFile.ts'

/**
 * A file counts as written when it was read back: a name may lead to a device, a share may lose what it has taken, and
 * no call says so.
 * @param inode of the file that was put in place; another one there is what somebody else wrote since
 * @throws WriteRefused
 */
export async function expectReadBack(
  path: string,
  content: string | Uint8Array,
  inode?: bigint,
): Promise<void> {
  const bytes = Buffer.from(content)
  const found = await readBoundedFile(path, bytes.length).catch(() => undefined)
  if (found?.equals(bytes) === true) return
  const there = await lstat(path, { bigint: true }).catch(() => undefined)
  if (inode !== undefined && there?.isFile() === true && there.ino !== inode) return
  throw new WriteRefused({
    why: 'the system reported no fault, but what is there now is not what was written',
    next: 'Choose another place, and have the disk or the share checked.',
  })
}
