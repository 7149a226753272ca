import { arrivalWords } from '../../app/checklist/arrival.ts'
import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import { coverageOf } from '../../app/checklist/coverage.ts'
import { headline } from '../../app/checklist/headline.ts'
import { AT_THE_SCREEN, accountStateWord, stepName, stepWord } from '../../app/checklist/stateWords.ts'
import { stackAttention } from '../../app/checklist/templateWords.ts'
import { decidedAgainstWords } from '../../app/checklist/vpcWords.ts'
import { STEPS } from '../../app/onboarding/stepName.ts'
import { plural } from '../../app/text/plural.ts'
import { printDeceivingNames } from './printDeceivingNames.ts'
import { printForeign } from './printForeign.ts'
import { printProblems } from './printProblems.ts'
import { bold, toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** The checklist for a person: totals, each account with its steps, then the open problems. */
export function printChecklist(checklist: Checklist, terminal: Terminal): void {
  const { customer, totals, accounts, notActiveEye = [] } = checklist
  const counts = [
    `${plural(totals.created, 'flow log')} made by this onboarding`,
    plural(totals.problems, 'open problem'),
  ]
  const { decidedAgainst } = coverageOf(accounts.flatMap(({ regions }) => regions))
  if (decidedAgainst > 0) counts.push(decidedAgainstWords(decidedAgainst))
  terminal.out(`${bold(customer)}: ${headline(checklist)} ${counts.join(', ')}.`)
  printForeign(notActiveEye, terminal.out)
  printDeceivingNames(checklist, terminal)
  for (const account of accounts) {
    terminal.out('')
    const { word, tone } = accountStateWord(account, AT_THE_SCREEN)
    terminal.out(
      `${bold(`${account.accountId} ${account.name}`)}  ${externalIdText(account)}  ${toned(tone, word)}`,
    )
    terminal.out(`  ${STEPS.map((step) => stepText(account, step)).join('   ')}`)
    for (const line of stackAttention(account.stack?.template)) terminal.out(`  ${toned('bad', line)}`)
    if (account.arrival !== undefined)
      terminal.out(`  Arrival: ${arrivalWords(account.arrival, AT_THE_SCREEN)}`)
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
  const { word, tone } = stepWord(account, step, AT_THE_SCREEN)
  return toned(tone, `${stepName(step)}: ${word}`)
}
