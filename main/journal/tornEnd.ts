import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { APPEND_PRIVATELY } from '../files/appendPrivately.ts'
import { syncDirectory } from '../files/syncDirectory.ts'
import type { JournalFile } from './journalFile.ts'

/**
 * Cuts off what an interrupted write left at the end, after saving it beside the journal. That event was never
 * acknowledged, so nothing was done because of it. @returns what was repaired, in words.
 */
export async function cutTornEnd(
  file: JournalFile,
  path: string,
  bytes: Uint8Array,
  wholeBytes: number,
): Promise<string | undefined> {
  const torn = bytes.subarray(wholeBytes)
  if (torn.length === 0) return undefined
  const tornPath = `${path}.torn`
  await keep(tornPath, torn)
  await file.truncate(wholeBytes)
  return `The last line of the journal was incomplete, as after a power cut or a crash, and was cut off (${torn.length} bytes, kept in ${tornPath}). Nothing that was written down before is lost.`
}

async function keep(tornPath: string, torn: Uint8Array): Promise<void> {
  const handle = await open(tornPath, APPEND_PRIVATELY, 0o600)
  try {
    await handle.writeFile(Buffer.concat([torn, Buffer.from('\n')]))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncDirectory(dirname(tornPath))
}
