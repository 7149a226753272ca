import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { Client } from '../connect.ts'
import { follow } from '../follow.ts'
import { statusOf } from '../outcome.ts'
import { printChecklist } from '../printChecklist.ts'
import type { Terminal } from '../terminal.ts'
import { openFor } from './openFor.ts'
import { writeReport } from './report.ts'

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
