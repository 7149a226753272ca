import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type Account, prioritySchema } from '../../../app/onboarding/onboarding.ts'
import { EXIT } from '../exitStatus.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { withNeededOptions } from './arguments.ts'
import { addAccountCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

/** What was entered in ActiveEye, as it was typed. */
interface EnteredOptions {
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
  readonly priority?: Account['connector']['priority']
}

interface ConfirmConnectorOptions extends FileOptions, EnteredOptions {
  readonly account: string
}

export function addConfirmConnectorCommand(program: Program): void {
  withNeededOptions(
    addAccountCommand(
      program,
      'confirm-connector',
      'compare what was entered in ActiveEye with the expected values, character by character',
      confirmConnector,
    ),
    new Option('--display-name <text>', 'the Display Name that was entered'),
    new Option('--account-id <text>', 'the Account ID that was entered'),
    new Option('--external-id <text>', 'the External ID that was entered'),
  ).addOption(
    new Option(
      '--priority <priority>',
      'the priority that was chosen; left out, it is as it was said last, and not compared the first time',
    ).choices(prioritySchema.options),
  )
}

/** Compares the entered values with the expected ones, and records them in the journal. */
async function confirmConnector(
  client: ContractClient,
  options: ConfirmConnectorOptions,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, options, terminal)
  const { account, displayName, accountId, externalId, priority } = options
  const answer = await client.connector.confirm({
    accountId: account,
    displayName,
    enteredAccountId: accountId,
    externalId,
    priority,
    how: 'terminal',
  })
  if (options.json) terminal.json(answer)
  else if (answer.same) terminal.out(`The connector of ${account} has the expected values.`)
  else {
    for (const { message, next } of answer.differences) {
      terminal.out(message)
      terminal.out(`  Next: ${next}`)
    }
  }
  if (!options.json && answer.same) printNext((await client.checklist.get()).accounts, terminal)
  return answer.same ? EXIT.verified : EXIT.unfinished
}
