import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import { nextCommand } from '../helpTexts.ts'
import { addableIds, lookAtOrganization, printNewAccounts } from '../printNewAccounts.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import { accountIds } from './arguments.ts'
import { addCallingCommand, type CallingOptions, openFor, type Program } from './fileCommand.ts'

interface NewAccountsOptions extends CallingOptions {
  readonly dataDir?: string
  readonly add?: readonly string[]
  readonly addAll?: true
  readonly leaveOut?: readonly string[]
  readonly reason?: string
  readonly read?: true
}

export function addNewAccountsCommand(program: Program): void {
  addCallingCommand(
    program,
    'new-accounts',
    'accounts of the organization that are not in the file: list them, add them, or leave them out',
    newAccounts,
  )
    .option('--add <account...>', 'add these, with suggested names and ExternalIDs', accountIds)
    .option('--add-all', 'add all that are in use')
    .option('--leave-out <account...>', 'these are not for ActiveEye; needs --reason', accountIds)
    .option('--reason <text>', 'why; the file and the report tell it')
    .option('--read', "also renew the units and tags of the file's accounts, which waves name")
}

async function newAccounts(
  client: ContractClient,
  options: NewAccountsOptions,
  terminal: Terminal,
): Promise<number> {
  const { add, addAll, leaveOut, reason, read } = options
  if (leaveOut !== undefined && reason === undefined)
    throw new InvalidInputError([
      'Say why they are left out, with --reason: the file and the report tell it.',
    ])
  if (leaveOut === undefined && reason !== undefined)
    throw new InvalidInputError(['--reason goes with --leave-out.'])
  const { accounts } = await openFor('work', client, options, terminal)
  await signInBefore(client, accounts, options, terminal)
  if (read) {
    const { found, problems, path } = await client.organization.refresh()
    terminal.err(...problems, `Units and tags of ${plural(found, 'account')} are in ${path}.`)
  }
  const look = await lookAtOrganization(client, terminal)
  if (look === undefined) return EXIT.unfinished
  const left = new Set(leaveOut)
  const wanted = addAll ? addableIds(look).filter((accountId) => !left.has(accountId)) : (add ?? [])
  const changes: string[] = []
  if (leaveOut !== undefined) {
    const { names, path } = await client.organization.add({
      accountIds: [...leaveOut],
      leftOutBecause: reason,
    })
    changes.push(`${list(names)} left out, in ${path}.`)
  }
  if (wanted.length > 0) {
    const { names, path } = await client.organization.add({ accountIds: [...wanted] })
    changes.push(`${list(names)} added to ${path}.`)
  }
  const remaining = changes.length === 0 ? look : ((await client.organization.known()) ?? look)
  if (options.json) terminal.json({ ...remaining, changes })
  else {
    for (const change of changes) terminal.out(change)
    printNewAccounts(remaining, terminal)
    terminal.out('', nextWords(wanted.length > 0, addableIds(remaining).length > 0, options))
  }
  return addableIds(remaining).length > 0 ? EXIT.unfinished : EXIT.verified
}

function nextWords(hasAdded: boolean, isOpen: boolean, options: NewAccountsOptions): string {
  if (hasAdded) return `Next: look at what a run would do: ${nextCommand('plan', options)}`
  if (!isOpen) return 'Nothing is left to add.'
  return `Next: ${nextCommand('new-accounts', options, ['--add-all'])}, or --add with the IDs; --leave-out and --reason for those that are not for ActiveEye.`
}
