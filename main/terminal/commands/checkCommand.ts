import { InvalidArgumentError } from 'commander'
import type { UnlistedAccount } from '../../../app/access/newInOrganization.ts'
import { type ChangeList, changedSinceSchema, changesTitle } from '../../../app/checklist/changes.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { AccountChoice } from '../../../app/onboarding/chooseAccounts.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { exitStatusOf } from '../activityExitStatus.ts'
import { checkJson, checkStatus } from '../checkResult.ts'
import { findNewAccounts } from '../findNewAccounts.ts'
import { followToEnd } from '../followToEnd.ts'
import { nextCommand } from '../helpTexts.ts'
import { printChecklist } from '../printChecklist.ts'
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
  const newAccounts = options.organization
    ? await findNewAccounts(client, onboarding.accounts, options.practice, terminal)
    : []
  const found = { list, newAccounts }
  if (options.json) terminal.json(checkJson(checklist, found, options.organization === true))
  else {
    printChecklist(checklist, terminal)
    printWaves(onboarding, checklist.accounts, terminal)
    printChanges(list, options, terminal)
    printNewAccounts(newAccounts ?? [], terminal)
    printNext(checklist.accounts, terminal)
  }
  return checkStatus(exitStatusOf(end, checklistFor(checklist, only), RUN_STEPS, terminal), found)
}

function printNewAccounts(accounts: readonly UnlistedAccount[], terminal: Terminal): void {
  if (accounts.length === 0) return
  terminal.out('', bold('In the organization and not in the file'))
  for (const { accountId, name } of accounts) terminal.out(`  ${accountId}  ${name}`)
  terminal.out(
    'To onboard them, add them to the file: on the page Accounts, Add accounts > From the organization.',
  )
}

function printChanges(list: ChangeList, options: CheckOptions, terminal: Terminal): void {
  const { changes } = list
  if (list.since === undefined) return
  terminal.out('', bold(changesTitle(list, clockTimeHere)))
  for (const { message } of changes) terminal.out(`  ${message}`)
  if (changes.length === 0) return
  const accounts = [...new Set(changes.map(({ accountId }) => accountId))]
  terminal.out(
    `To make again what is missing there, and nothing else: ${nextCommand('run', options)} --only ${accounts.join(' ')}`,
  )
}
