import { changesBetween } from '../../../app/checklist/changes.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { statusOf } from '../commandResult.ts'
import { follow } from '../follow.ts'
import { printChecklist } from '../printChecklist.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold, type Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { CallingOptions } from './options.ts'

/** Looks again at everything: still true, and being delivered? */
export async function check(client: Client, options: CallingOptions, terminal: Terminal): Promise<number> {
  const { accounts } = await openFor('work', client, options, terminal)
  await signInBefore(client, accounts, options, terminal)
  const before = await client.checklist.get()
  const { end, checklist } = await follow(client, { activity: 'check' }, terminal)
  const changes = changesBetween(before, checklist)
  if (options.json) terminal.out(JSON.stringify({ ...checklist, changes }, null, 2))
  else printChecklist(checklist, terminal)
  if (changes.length > 0 && !options.json) {
    terminal.out('')
    terminal.out(bold('Changed since the last look'))
    for (const { message } of changes) terminal.out(`  ${message}`)
    terminal.out('  Run again: it makes what is missing, and nothing else.')
  }
  return statusOf(end, checklist, RUN_STEPS, terminal)
}
