import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { nextStepOf, nextStepWords } from '../../app/checklist/nextStep.ts'
import type { Terminal } from './terminal.ts'

/** What comes next; the last line of a command. */
export function printNext(accounts: readonly AccountStatus[], terminal: Terminal): void {
  terminal.out('')
  terminal.out(`Next: ${nextStepWords(nextStepOf(accounts))}`)
}
