import type { Client } from '../connect.ts'
import { follow } from '../follow.ts'
import { statusOf } from '../outcome.ts'
import { printChecklist } from '../printChecklist.ts'
import type { Terminal } from '../terminal.ts'
import { openFor } from './openFor.ts'
import type { FileOptions } from './options.ts'

/** Looks again at everything: still true, and being delivered? */
export async function check(client: Client, options: FileOptions, terminal: Terminal): Promise<number> {
  await openFor('work', client, options, terminal)
  const { end, checklist } = await follow(client, { activity: 'check' }, terminal)
  if (options.json) terminal.out(JSON.stringify(checklist, null, 2))
  else printChecklist(checklist, terminal)
  return statusOf(end, checklist, ['signIn', 'stack', 'flowLogs'], terminal)
}
