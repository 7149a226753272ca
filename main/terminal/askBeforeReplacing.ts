import { existsSync } from 'node:fs'
import { writePrivateFile } from '../files/writePrivateFile.ts'
import type { Terminal } from './terminal.ts'

/** Asks before anything is replaced; without a person, nothing is. */
export async function mayReplace(paths: readonly string[], terminal: Terminal): Promise<boolean> {
  const existing = paths.filter((path) => existsSync(path))
  if (existing.length === 0) return false
  if (terminal.interactive && (await terminal.ask(`Replace ${existing.join(' and ')}?`))) return true
  terminal.err(...existing.map(existsAlready))
  return false
}

/** What a person reads of a file that was not replaced. */
export function existsAlready(path: string): string {
  return `${path} exists already and was left as it is. To replace it, add --yes.`
}

/**
 * Writes one file, as bytes or text, where the person said.
 * @param overwrite without asking
 * @returns `refused`: it exists already, and was left as it is
 */
export async function writeAsked(
  path: string,
  content: string | Uint8Array,
  overwrite: boolean,
  terminal: Terminal,
): Promise<'written' | 'refused'> {
  const replace = overwrite || (await mayReplace([path], terminal))
  if (!replace && existsSync(path)) return 'refused'
  if ((await writePrivateFile(path, content, { overwrite: replace })) === 'written') return 'written'
  terminal.err(existsAlready(path))
  return 'refused'
}
