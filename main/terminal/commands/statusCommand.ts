import { isVerified } from '../../../app/checklist/ownSteps.ts'
import { stepName } from '../../../app/checklist/stateWords.ts'
import { stepGuide } from '../../../app/checklist/stepGuide.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { STEPS } from '../../../app/onboarding/stepName.ts'
import { EXIT } from '../exitStatus.ts'
import { printChecklist } from '../printChecklist.ts'
import { printNext } from '../printNext.ts'
import { printWaves } from '../printWaves.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { accountId } from './arguments.ts'
import { addFileCommand, chosenAccounts, type FileOptions, openFor, type Program } from './fileCommand.ts'

export function addStatusCommand(program: Program): void {
  addFileCommand(
    program,
    'status',
    'print the checklist from the journal, without calling AWS',
    status,
  ).option(
    '--by-hand <account>',
    'also what each step of this account does, and how it is done without this app',
    accountId,
  )
}

interface StatusOptions extends FileOptions {
  readonly byHand?: string | undefined
}

async function status(client: ContractClient, options: StatusOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('read', client, options, terminal)
  const [account] = options.byHand === undefined ? [] : chosenAccounts(onboarding, [options.byHand])
  const guide =
    account === undefined ? [] : STEPS.map((step) => ({ step, ...stepGuide(step, account, onboarding) }))
  const checklist = await client.checklist.get()
  if (options.json) terminal.json({ ...checklist, ...(account !== undefined && { guide }) })
  else {
    printChecklist(checklist, terminal)
    for (const { step, does, byHand, recognised } of guide) {
      terminal.out('', bold(`${stepName(step)}, ${account?.name}`))
      terminal.out(`  By this app: ${does}`, `  By hand: ${byHand}`, `  ${recognised}`)
    }
    printWaves(onboarding, checklist.accounts, terminal)
    printNext(checklist.accounts, terminal)
  }
  return isVerified(checklist.accounts, []) ? EXIT.verified : EXIT.unfinished
}
