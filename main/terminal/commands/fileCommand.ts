import { type Command, Option } from 'commander'
import { leftOutBy } from '../../../app/checklist/coverage.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { parseAccountId } from '../../../app/input/accountId.ts'
import { type AccountChoice, chooseAccounts, isEveryAccount } from '../../../app/onboarding/chooseAccounts.ts'
import type { Account, Onboarding } from '../../../app/onboarding/onboarding.ts'
import { accountsWithIds } from '../../accounts/accountsWithIds.ts'
import { InvalidInputError, valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { inMasks } from '../inMasks.ts'
import { answeringCodeRequests } from '../signIn/answerCodeRequests.ts'
import type { SignInOptions } from '../signIn/signInToPortals.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { selectors, waveNumber } from './arguments.ts'

/** Where commands are added to, and where their exit status goes. */
export interface Program {
  readonly command: Command
  readonly terminal: Terminal
  exit(status: number): void
}

/** What every command about a file takes. */
export interface FileOptions {
  /** Left out with the practice organisation. */
  readonly file?: string | undefined
  /** The scenario of the practice cloud, when calls go there. */
  readonly practice?: string | undefined
  readonly json: boolean
  /** Do not ask. */
  readonly yes: boolean
  /** Call mode, for this command. */
  readonly masked?: boolean | undefined
}

/** What a command takes that calls AWS. */
export interface CallingOptions extends FileOptions, SignInOptions {
  readonly practice?: string | undefined
  readonly yes: boolean
}

/** The options that `withCommonOptions` adds. */
export type CommonOptions = Omit<FileOptions, 'file'> & { readonly dataDir?: string }

/** What a command does: it gets the options, and gives the exit status. */
export type Action<O> = (client: ContractClient, options: O, terminal: Terminal) => Promise<number>

/** The scenario of `--practice` without a name. */
export const PRACTICE = 'ordinary'

/** Adds a command about one onboarding file, or about the practice organisation's own. */
export function addFileCommand<O extends FileOptions>(
  program: Program,
  name: string,
  description: string,
  action: Action<O>,
): Command {
  const { command, terminal, exit } = program
  return withMasked(withCommonOptions(command.command(name).description(description)))
    .argument('[file]', 'the onboarding file; left out with --practice')
    .action(async (file: string | undefined, options: CommonOptions & Omit<O, 'file'>) => {
      expectFile(command, file, options)
      // The options are what the command declares, which is what the action takes.
      const given = { ...options, file } as unknown as O
      exit(await withClient(options, terminal, (client) => inMasks(action)(client, given, terminal)))
    })
}

/** The same, for a command about one account of the file, which is named after it. */
export function addAccountCommand<O extends FileOptions & { readonly account: string }>(
  { command, terminal, exit }: Program,
  name: string,
  description: string,
  action: Action<O>,
): Command {
  return withMasked(withCommonOptions(command.command(name).description(description)))
    .usage('[options] [file] <account>')
    .argument('<account...>', 'the onboarding file, left out with --practice, and the account ID')
    .action(async (words: readonly string[], options: CommonOptions & Omit<O, 'file' | 'account'>) => {
      // Commander prints a refusal of an argument's own parser only, and which word is the account shows here.
      const account = valueOrInvalidInput(parseAccountId(words.at(-1) ?? ''))
      const file = words.length > 1 ? words[0] : undefined
      expectFile(command, file, options)
      // The options are what the command declares, which is what the action takes.
      const given = { ...options, account, file } as unknown as O
      exit(await withClient(options, terminal, (client) => inMasks(action)(client, given, terminal)))
    })
}

/** As {@link addFileCommand}, for a command that calls AWS. */
export function addCallingCommand<O extends FileOptions>(
  program: Program,
  name: string,
  description: string,
  action: Action<O>,
): Command {
  return withSignInOptions(addFileCommand(program, name, description, askingForCodes(action)))
}

/** The action, while the person is asked for each MFA code that AWS needs meanwhile. */
export function askingForCodes<O extends { readonly practice?: string | undefined }>(
  action: Action<O>,
): Action<O> {
  return (client, options, terminal) =>
    answeringCodeRequests(client, options.practice, terminal, () => action(client, options, terminal))
}

export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print JSON', false)
    .option('--yes', 'do not ask for confirmation', false)
    .option('--data-dir <directory>', 'the directory for journals and settings')
    .addOption(
      new Option(
        '--practice [scenario]',
        'use the practice cloud instead of AWS; the command scenarios lists them',
      ).preset(PRACTICE),
    )
}

export function withMasked(command: Command): Command {
  return command.option(
    '--masked',
    'for a shared screen: labels in place of account IDs, names, ARNs and IDs, also in files that are written',
    false,
  )
}

export function withSignInOptions(command: Command): Command {
  return command
    .option('--no-browser', 'when signing in, print the address and open no browser')
    .option('--device-code', 'when signing in, use a code and the browser of any device', false)
}

/** Ends the command when neither a file nor the practice organisation was named. */
export function expectFile(command: Command, file: string | undefined, { practice }: CommonOptions): void {
  if (file === undefined && practice === undefined)
    command.error('error: name an onboarding file, or add --practice')
}

/** Opens the file, and says what was repaired in its journal. */
export async function openFor(
  purpose: 'work' | 'read',
  client: ContractClient,
  { file, practice }: FileOptions,
  terminal: Terminal,
): Promise<Awaited<ReturnType<ContractClient['open']>>['onboarding']> {
  const { onboarding, repaired } = await client.open({ purpose, path: file, practice })
  if (repaired !== undefined) terminal.err(repaired)
  return onboarding
}

/** Adds the options that choose accounts: by ID, organizational unit, tag, or wave. */
export function withAccountChoice(command: Command): Command {
  return command
    .option('--only <account...>', 'only these accounts: an ID, ou:UNIT, or tag:KEY=VALUE', selectors)
    .option('--except <account...>', 'all but these accounts, named in the same way', selectors)
    .option('--wave <number>', 'only the accounts of this wave of the onboarding file', waveNumber)
}

/**
 * The accounts that the options choose, without those that are left out, of which `--only` may name none by its ID; at
 * least one. `only`: their IDs, and `undefined` when nothing was chosen. @throws InvalidInputError
 */
export function accountsToWork(
  onboarding: Pick<Onboarding, 'accounts' | 'waves'>,
  choice: AccountChoice,
): { readonly accounts: readonly Account[]; readonly only: readonly string[] | undefined } {
  const chosen = chooseAccounts(onboarding, choice)
  if (!chosen.ok) throw new InvalidInputError(chosen.refusals)
  const named = choice.only?.flatMap((text) => idOf(text) ?? [])
  refuseLeftOut(chosen.accounts.filter(({ accountId }) => named?.includes(accountId)))
  const accounts = monitoredAmong(chosen.accounts)
  return { accounts, only: isEveryAccount(choice) ? undefined : accounts.map(({ accountId }) => accountId) }
}

function idOf(text: string): string | undefined {
  const parsed = parseAccountId(text)
  return parsed.ok ? parsed.value : undefined
}

/** The same without those that are left out, of which `--only` may name none; at least one. @throws InvalidInputError */
export function monitoredAccounts(
  onboarding: { readonly accounts: readonly Account[] },
  only?: readonly string[],
): readonly Account[] {
  const chosen = chosenAccounts(onboarding, only)
  if (only !== undefined) refuseLeftOut(chosen)
  return monitoredAmong(chosen)
}

function refuseLeftOut(accounts: readonly Account[]): void {
  const leftOut = accounts.filter((account) => leftOutBy(account) !== undefined)
  if (leftOut.length === 0) return
  throw new InvalidInputError(
    leftOut.map(
      ({ accountId, name }) =>
        `${accountId} (${name}) is left out by decision. To monitor it again: decide --account ${accountId} --take-back`,
    ),
  )
}

function monitoredAmong(accounts: readonly Account[]): readonly Account[] {
  const monitored = accounts.filter((account) => leftOutBy(account) === undefined)
  if (monitored.length > 0) return monitored
  throw new InvalidInputError([
    'Every account of this onboarding is left out by decision, so there is nothing to do. To monitor one again: decide --account ID --take-back',
  ])
}

/** The accounts that `--only` names; all when it was left out. @throws InvalidInputError */
export function chosenAccounts(
  onboarding: { readonly accounts: readonly Account[] },
  only: readonly string[] | undefined,
): readonly Account[] {
  return only === undefined ? onboarding.accounts : accountsWithIds(onboarding, only)
}
