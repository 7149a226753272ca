import { isVerified } from '../commandResult.ts'
import { EXIT } from '../exitStatus.ts'
import { printChecklist } from '../printChecklist.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { FileOptions } from './options.ts'

/** The checklist from the journal, without calling AWS. */
export async function status(client: Client, options: FileOptions, terminal: Terminal): Promise<number> {
  await openFor('read', client, options, terminal)
  const checklist = await client.checklist.get()
  if (options.json) terminal.out(JSON.stringify(checklist, null, 2))
  else printChecklist(checklist, terminal)
  return isVerified(checklist.accounts, []) ? EXIT.verified : EXIT.unfinished
}
