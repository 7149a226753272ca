import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { statusOf } from '../commandResult.ts'
import { follow } from '../follow.ts'
import { printChecklist } from '../printChecklist.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import { writeReport } from './reportCommand.ts'

/** A whole onboarding of the practice organisation, from nothing to the report. */
export async function rehearse(
  client: Client,
  practice: string,
  reportDirectory: string,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, { practice, json: false, yes: true }, terminal)
  const { end, checklist } = await follow(client, { activity: 'run', consent: { iam: 'any' } }, terminal)
  printChecklist(checklist, terminal)
  terminal.out('')
  await writeReport(client, { format: 'html', out: reportDirectory, json: false }, terminal)
  return statusOf(end, checklist, RUN_STEPS, terminal)
}
