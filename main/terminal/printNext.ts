import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { nextStepsOf, nextStepWords } from '../../app/checklist/nextStep.ts'
import type { Terminal } from './terminal.ts'

/** What comes next; the last lines of a command. */
export function printNext(accounts: readonly AccountStatus[], terminal: Terminal): void {
  terminal.out('')
  for (const next of nextStepsOf(accounts)) terminal.out(`Next: ${nextStepWords(next)}`)
}
