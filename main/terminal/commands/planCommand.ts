import { statusOf } from '../commandResult.ts'
import { follow } from '../follow.ts'
import { printPlan } from '../printPlan.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { CallingOptions } from './options.ts'

/** Looks, and prints what a run would change. Changes nothing. */
export async function plan(client: Client, options: CallingOptions, terminal: Terminal): Promise<number> {
  const { accounts } = await openFor('work', client, options, terminal)
  await signInBefore(client, accounts, options, terminal)
  const { end, checklist } = await follow(client, { activity: 'plan' }, terminal)
  const planned = await client.plan()
  if (options.json) terminal.out(JSON.stringify({ ...checklist, plan: planned }, null, 2))
  else printPlan(planned, checklist, terminal)
  // A plan asks for no step to be done, only for nothing to stand in its way.
  return statusOf(end, checklist, [], terminal)
}
