import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncDirectory } from '../files/syncDirectory.ts'

/**
 * Cuts off what an interrupted write left at the end, after keeping it beside. It was never acknowledged, so nothing
 * was done because of it. @returns what was mended, in words.
 */
export async function cutTornEnd(
  path: string,
  bytes: Uint8Array,
  wholeBytes: number,
): Promise<string | undefined> {
  const torn = bytes.subarray(wholeBytes)
  if (torn.length === 0) return undefined
  const tornPath = `${path}.torn`
  await keep(tornPath, torn)
  // Windows can't shorten a file through a handle that only appends.
  const journal = await open(path, 'r+')
  try {
    await journal.truncate(wholeBytes)
    await journal.sync()
  } finally {
    await journal.close()
  }
  return `The last line of the journal was incomplete, as after a power cut or a crash, and was cut off (${torn.length} bytes, kept in ${tornPath}). Nothing that was written down before is lost.`
}

async function keep(tornPath: string, torn: Uint8Array): Promise<void> {
  const handle = await open(tornPath, 'a', 0o600)
  try {
    await handle.writeFile(Buffer.concat([torn, Buffer.from('\n')]))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncDirectory(dirname(tornPath))
}
