import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import { coverageOf } from '../../app/checklist/coverage.ts'
import { stepName, stepStateWord } from '../../app/checklist/stateWords.ts'
import { decidedAgainstWords } from '../../app/checklist/vpcWords.ts'
import { STEPS } from '../../app/onboarding/stepName.ts'
import { plural } from '../../app/text/plural.ts'
import { printProblems } from './printProblems.ts'
import { bold, type Terminal, toned } from './terminal.ts'

/** The checklist for a person: totals, each account with its steps, then the open problems. */
export function printChecklist({ customer, totals, accounts }: Checklist, terminal: Terminal): void {
  const counts = [
    plural(totals.accounts, 'account'),
    `${totals.covered} of ${plural(totals.vpcs, 'VPC')} covered`,
    `${plural(totals.created, 'flow log')} made by this onboarding`,
    plural(totals.problems, 'open problem'),
  ]
  const { decidedAgainst } = coverageOf(accounts.flatMap(({ regions }) => regions))
  if (decidedAgainst > 0) counts.push(decidedAgainstWords(decidedAgainst))
  terminal.out(`${bold(customer)}: ${counts.join(', ')}.`)
  for (const account of accounts) {
    terminal.out('')
    terminal.out(`${bold(`${account.accountId} ${account.name}`)}  ExternalID ${account.externalId}`)
    terminal.out(`  ${STEPS.map((step) => stepText(account, step)).join('   ')}`)
  }
  printProblems(accounts, terminal)
}

function stepText(account: AccountStatus, step: (typeof STEPS)[number]): string {
  const { word, tone } = stepStateWord(account.steps[step], 'you')
  return toned(tone, `${stepName(step)}: ${word}`)
}
