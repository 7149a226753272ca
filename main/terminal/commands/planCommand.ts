import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { exitStatusOf } from '../exitStatus.ts'
import { followToEnd } from '../followToEnd.ts'
import { printNext } from '../printNext.ts'
import { printPlan } from '../printPlan.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import { addCallingCommand, type CallingOptions, openFor, type Program } from './fileCommand.ts'

export function addPlanCommand(program: Program): void {
  addCallingCommand(
    program,
    'plan',
    'look at each account, and print what a run would change; changes nothing',
    plan,
  )
}

async function plan(client: ContractClient, options: CallingOptions, terminal: Terminal): Promise<number> {
  const { accounts } = await openFor('work', client, options, terminal)
  await signInBefore(client, accounts, options, terminal)
  const { end, checklist } = await followToEnd(client, { activity: 'plan' }, terminal)
  const planned = await client.plan()
  if (options.json) terminal.json({ ...checklist, plan: planned })
  else {
    printPlan(planned, checklist, terminal)
    printNext(checklist.accounts, terminal)
  }
  // A plan asks for no step to be done, only for no open problem.
  return exitStatusOf(end, checklist, [], terminal)
}
