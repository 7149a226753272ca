import { isVerified } from '../../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { EXIT } from '../exitStatus.ts'
import { printChecklist } from '../printChecklist.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

export function addStatusCommand(program: Program): void {
  addFileCommand(program, 'status', 'print the checklist from the journal, without calling AWS', status)
}

async function status(client: ContractClient, options: FileOptions, terminal: Terminal): Promise<number> {
  await openFor('read', client, options, terminal)
  const checklist = await client.checklist.get()
  if (options.json) terminal.json(checklist)
  else {
    printChecklist(checklist, terminal)
    printNext(checklist.accounts, terminal)
  }
  return isVerified(checklist.accounts, []) ? EXIT.verified : EXIT.unfinished
}
