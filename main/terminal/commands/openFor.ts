import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import type { FileOptions } from './options.ts'

/** Opens the file and says what had to be mended. */
export async function openFor(
  purpose: 'work' | 'read',
  client: Client,
  { file, practice }: FileOptions,
  terminal: Terminal,
): Promise<Awaited<ReturnType<Client['open']>>['onboarding']> {
  const { onboarding, repaired } = await client.open({ purpose, path: file, practice })
  if (repaired !== undefined) terminal.err(repaired)
  return onboarding
}
