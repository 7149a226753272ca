import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { parseAccountId } from '../../../app/input/accountId.ts'
import { type Account, prioritySchema } from '../../../app/onboarding/onboarding.ts'
import { valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import {
  type CommonOptions,
  expectFile,
  type FileOptions,
  openFor,
  type Program,
  withCommonOptions,
} from './fileCommand.ts'

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

export function addConfirmConnectorCommand({ command, terminal, exit }: Program): void {
  withCommonOptions(command.command('confirm-connector'))
    .description('compare what was entered in ActiveEye with the expected values, character by character')
    .usage('[options] [file] <account>')
    .argument('<account...>', 'the onboarding file, left out with --practice, and the account ID')
    .requiredOption('--display-name <text>', 'the Display Name that was entered')
    .requiredOption('--account-id <text>', 'the Account ID that was entered')
    .requiredOption('--external-id <text>', 'the External ID that was entered')
    .addOption(
      new Option('--priority <priority>', 'the priority that was chosen; not compared when left out').choices(
        prioritySchema.options,
      ),
    )
    .action(async (words: readonly string[], options: CommonOptions & EnteredOptions) => {
      // Commander prints a refusal of an argument's own parser only, and which word is the account shows here.
      const account = valueOrInvalidInput(parseAccountId(words.at(-1) ?? ''))
      const file = words.length > 1 ? words[0] : undefined
      expectFile(command, file, options)
      exit(
        await withClient(options, terminal, (client) =>
          confirmConnector(client, { ...options, account, file }, terminal),
        ),
      )
    })
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
