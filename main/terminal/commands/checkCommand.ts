import { InvalidArgumentError } from 'commander'
import { type ChangeList, changedSinceSchema, changesTitle } from '../../../app/checklist/changes.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { AccountChoice } from '../../../app/onboarding/chooseAccounts.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { exitStatusOf } from '../activityExitStatus.ts'
import { checkJson, checkStatus } from '../checkResult.ts'
import { followToEnd } from '../followToEnd.ts'
import { nextCommand } from '../helpTexts.ts'
import { printChecklist } from '../printChecklist.ts'
import { addableIds, lookAtOrganization, printNewAccounts } from '../printNewAccounts.ts'
import { printNext } from '../printNext.ts'
import { checklistFor, printWaves } from '../printWaves.ts'
import { createWho } from '../signIn/sayWho.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import {
  accountsToWork,
  addCallingCommand,
  type CallingOptions,
  openFor,
  type Program,
  withAccountChoice,
} from './fileCommand.ts'

export function addCheckCommand(program: Program): void {
  withAccountChoice(
    addCallingCommand(
      program,
      'check',
      'look again at everything that was done, and at whether AWS delivers the flow logs',
      check,
    ),
  )
    .option(
      '--since <date>',
      'compare with what was known at that time; left out: at the last look',
      (text) => {
        if (changedSinceSchema.safeParse(text).success) return text
        throw new InvalidArgumentError(
          'It is a date such as 2026-10-01, or a time such as 2026-10-01T08:00:00Z.',
        )
      },
    )
    .option('--organization', 'also look for accounts of the organization that are not in the file')
}

interface CheckOptions extends CallingOptions, AccountChoice {
  readonly dataDir?: string
  readonly since?: string
  readonly organization?: true
}

async function check(client: ContractClient, options: CheckOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  const { accounts, only } = accountsToWork(onboarding, options)
  await signInBefore(client, accounts, options, terminal)
  const who = createWho(client, options.practice, terminal)
  const request = { activity: 'check', ...(only && { only: [...only] }) } as const
  const { end, checklist } = await followToEnd(client, request, who, terminal)
  const list = await client.changes({ since: options.since })
  const organization = options.organization ? await lookAtOrganization(client, terminal) : undefined
  const found = { list, newAccounts: options.organization ? organization?.accounts : [] }
  if (options.json) terminal.json(checkJson(checklist, found, options.organization === true))
  else {
    printChecklist(checklist, terminal)
    printWaves(onboarding, checklist.accounts, terminal)
    printChanges(list, options, terminal)
    if (organization !== undefined) {
      printNewAccounts(organization, terminal)
      if (addableIds(organization).length > 0)
        terminal.out(`To add them, or to leave them out: ${nextCommand('new-accounts', options)}`)
    }
    printNext(checklist.accounts, terminal)
  }
  return checkStatus(exitStatusOf(end, checklistFor(checklist, only), RUN_STEPS, terminal), found)
}

function printChanges(list: ChangeList, options: CheckOptions, terminal: Terminal): void {
  const { changes } = list
  if (list.since === undefined) return
  terminal.out('', bold(changesTitle(list, clockTimeHere)))
  for (const { message } of changes) terminal.out(`  ${message}`)
  if (changes.length === 0) return
  const accounts = [...new Set(changes.map(({ accountId }) => accountId))]
  terminal.out(
    `To make again what is missing there, and nothing else: ${nextCommand('run', options, ['--only', ...accounts])}`,
  )
}
