import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { exitStatusOf } from '../activityExitStatus.ts'
import { followToEnd } from '../followToEnd.ts'
import { printChecklist } from '../printChecklist.ts'
import { printNext } from '../printNext.ts'
import { createWho } from '../signIn/sayWho.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { openFor, PRACTICE, type Program } from './fileCommand.ts'
import { writeReport } from './reportCommand.ts'

export function addRehearseCommand({ command, terminal, exit }: Program): void {
  command
    .command('rehearse')
    .description('onboard the practice organisation from the beginning, and write its report')
    .argument('[scenario]', 'the command scenarios lists them', PRACTICE)
    .option('--data-dir <directory>', 'keep the journal, the practice cloud and the report here')
    .action(async (scenario: string, given: { readonly dataDir?: string }) => {
      const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'activeeye-rehearsal-')))
      const options = { dataDir, practice: scenario }
      exit(await withClient(options, terminal, (client) => rehearse(client, scenario, dataDir, terminal)))
    })
}

async function rehearse(
  client: ContractClient,
  practice: string,
  reportDirectory: string,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, { practice, json: false, yes: true }, terminal)
  const { end, checklist } = await followToEnd(
    client,
    { activity: 'run', consent: { iam: 'any' } },
    createWho(client, practice, terminal),
    terminal,
  )
  printChecklist(checklist, terminal)
  terminal.out('')
  await writeReport(client, { format: 'html', out: reportDirectory, json: false, yes: true }, terminal)
  printNext(checklist.accounts, terminal)
  return exitStatusOf(end, checklist, RUN_STEPS, terminal)
}
