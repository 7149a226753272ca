import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import { stepName, stepStateWord } from '../../app/checklist/stateWords.ts'
import { STEPS } from '../../app/onboarding/stepName.ts'
import { plural } from '../../app/text/plural.ts'
import { printProblem } from './printProblem.ts'
import { bold, type Terminal, toned } from './terminal.ts'

/** The checklist for a person: totals, each account with its steps, then what is open and what to do about it. */
export function printChecklist({ customer, totals, accounts }: Checklist, terminal: Terminal): void {
  const counts = [
    plural(totals.accounts, 'account'),
    `${totals.covered} of ${plural(totals.vpcs, 'VPC')} covered`,
    `${plural(totals.created, 'flow log')} made by this onboarding`,
    plural(totals.problems, 'open problem'),
  ]
  terminal.out(`${bold(customer)}: ${counts.join(', ')}.`)
  for (const account of accounts) {
    terminal.out('')
    terminal.out(`${bold(`${account.accountId} ${account.name}`)}  ExternalID ${account.externalId}`)
    terminal.out(`  ${STEPS.map((step) => stepText(account, step)).join('   ')}`)
  }
  printProblems(accounts, terminal)
}

/** What happened, what AWS said, and what to do, for everything that is open. */
export function printProblems(accounts: readonly AccountStatus[], terminal: Terminal): void {
  const problems = accounts.flatMap((account) => account.problems)
  if (problems.length === 0) return
  terminal.out('')
  terminal.out(bold('Open problems'))
  for (const problem of problems) printProblem(problem, terminal)
}

function stepText(account: AccountStatus, step: (typeof STEPS)[number]): string {
  const { word, tone } = stepStateWord(account.steps[step], 'you')
  return toned(tone, `${stepName(step)}: ${word}`)
}
