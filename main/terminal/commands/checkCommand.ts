import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { type Regression, regressionsBetween } from '../../../app/checklist/regressions.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { exitStatusOf } from '../exitStatus.ts'
import { followToEnd } from '../followToEnd.ts'
import { printChecklist } from '../printChecklist.ts'
import { printNext } from '../printNext.ts'
import { createWho } from '../signIn/sayWho.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import {
  addCallingCommand,
  type CallingOptions,
  monitoredAccounts,
  openFor,
  type Program,
} from './fileCommand.ts'

export function addCheckCommand(program: Program): void {
  addCallingCommand(
    program,
    'check',
    'look again at everything that was done, and at whether AWS delivers the flow logs',
    check,
  )
}

async function check(client: ContractClient, options: CallingOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  await signInBefore(client, monitoredAccounts(onboarding), options, terminal)
  const before = await client.checklist.get()
  const who = createWho(client, options.practice, terminal)
  const { end, checklist } = await followToEnd(client, { activity: 'check' }, who, terminal)
  const changes = regressionsBetween(before, checklist)
  if (options.json) terminal.json({ ...checklist, changes })
  else {
    printChecklist(checklist, terminal)
    printChanges(changes, terminal)
    printNext(checklist.accounts, terminal)
  }
  return exitStatusOf(end, checklist, RUN_STEPS, terminal)
}

function printChanges(changes: readonly Regression[], terminal: Terminal): void {
  if (changes.length === 0) return
  terminal.out('')
  terminal.out(bold('Changed since the last look'))
  for (const { message } of changes) terminal.out(`  ${message}`)
}
