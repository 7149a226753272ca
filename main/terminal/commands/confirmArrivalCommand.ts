import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { parseAccountId } from '../../../app/input/accountId.ts'
import type { ArrivalSaid } from '../../../app/input/arrivalSaid.ts'
import { list } from '../../../app/text/list.ts'
import { valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { withNeededOptions } from './arguments.ts'
import {
  type CommonOptions,
  expectFile,
  type FileOptions,
  openFor,
  type Program,
  withCommonOptions,
} from './fileCommand.ts'

interface ConfirmArrivalOptions extends FileOptions, ArrivalSaid {
  readonly accountIds: readonly string[]
}

export function addConfirmArrivalCommand({ command, terminal, exit }: Program): void {
  withNeededOptions(
    withCommonOptions(command.command('confirm-arrival')),
    new Option('--by <name>', 'who of ActiveEye said it'),
  )
    .description('record that somebody of ActiveEye said that the files of accounts arrive')
    .usage('[options] [file] <account...>')
    .argument('<account...>', 'the onboarding file, left out with --practice, and the account IDs')
    .option('--since <date>', 'since when files arrive, such as 2026-10-01, if that was said')
    .action(async (words: readonly string[], options: CommonOptions & ArrivalSaid) => {
      const [first = '', ...others] = words
      const isWithoutFile =
        others.length === 0 || (options.practice !== undefined && parseAccountId(first).ok)
      const file = isWithoutFile ? undefined : first
      expectFile(command, file, options)
      const accountIds = (isWithoutFile ? words : others).map((id) => valueOrInvalidInput(parseAccountId(id)))
      exit(
        await withClient(options, terminal, (client) =>
          confirmArrival(client, { ...options, accountIds, file }, terminal),
        ),
      )
    })
}

/** Calls nothing of AWS: what it records was said by ActiveEye, and is told as that. */
async function confirmArrival(
  client: ContractClient,
  options: ConfirmArrivalOptions,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, options, terminal)
  const { accountIds, by, since } = options
  await client.confirmArrival({ accountIds: [...accountIds], by, since })
  const checklist = await client.checklist.get()
  if (options.json) terminal.json(checklist)
  else {
    terminal.out(`Recorded for ${list([...new Set(accountIds)])}: ${by} of ActiveEye says that files arrive.`)
    printNext(checklist.accounts, terminal)
  }
  return EXIT.verified
}
