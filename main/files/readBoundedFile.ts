import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type TooMuch, tooMuch } from '../../app/input/limits.ts'
import { foreignWriter, type Owner } from './ownership.ts'

/** A file that is not read: it is larger than its limit, not a file at all, or somebody else's. */
export class FileRefused extends Error implements TooMuch {
  override readonly name = 'FileRefused'
  readonly found: string
  readonly expected: string

  constructor(path: string, { found, expected }: TooMuch) {
    super(`${path}: found ${found}, expected ${expected}`)
    this.found = found
    this.expected = expected
  }
}

/**
 * Reads a regular file of at most `most` bytes. A named pipe is not waited for, and a file that grows while it is read
 * is not read beyond the limit. @param owner refuses what others than this one can write. @throws FileRefused; the system's errors
 */
export async function readBoundedFile(
  path: string,
  most: number,
  { owner }: { readonly owner?: Owner } = {},
): Promise<Buffer> {
  // Non-blocking: opening a named pipe would wait for its writer. Windows has no such flag.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const info = await file.stat()
    if (!info.isFile()) {
      const found = info.isDirectory() ? 'a directory' : 'something that is not a file'
      throw new FileRefused(path, { found, expected: 'a file' })
    }
    const writer = owner && foreignWriter(info, owner)
    if (writer !== undefined) {
      throw new FileRefused(path, {
        found: `a file that ${writer}`,
        expected: `one that only ${owner === 'me' ? 'this user' : 'the administrator'} can write`,
      })
    }
    refuse(path, info.size, most)
    const bytes = await readUpTo(file, most + 1)
    refuse(path, bytes.length, most)
    return bytes
  } finally {
    await file.close()
  }
}

function refuse(path: string, size: number, most: number): void {
  const refusal = tooMuch(size, most, 'bytes')
  if (refusal !== undefined) throw new FileRefused(path, refusal)
}

/** Reads on until the end: files of /proc have no size. */
async function readUpTo(file: FileHandle, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  while (length < most) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(64 * 1024, most - length)))
    if (bytesRead === 0) break
    parts.push(buffer.subarray(0, bytesRead))
    length += bytesRead
  }
  return Buffer.concat(parts, length)
}
