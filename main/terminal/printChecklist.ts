import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import { stepName, stepStateWord } from '../../app/checklist/stateWords.ts'
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
  terminal.out(`${bold(customer)}: ${counts.join(', ')}.`)
  for (const account of accounts) {
    terminal.out('')
    terminal.out(`${bold(`${account.accountId} ${account.name}`)}  ${externalIdText(account)}`)
    terminal.out(`  ${STEPS.map((step) => stepText(account, step)).join('   ')}`)
  }
  printProblems(accounts, terminal)
}

/** While the stack contradicts the file, no value is offered: a person copies it from here. */
function externalIdText({ connector }: AccountStatus): string {
  return connector.externalId === undefined
    ? 'ExternalID: the stack and the onboarding file differ'
    : `ExternalID ${connector.externalId}`
}

function stepText(account: AccountStatus, step: (typeof STEPS)[number]): string {
  const { word, tone } = stepStateWord(account.steps[step], 'you')
  return toned(tone, `${stepName(step)}: ${word}`)
}
