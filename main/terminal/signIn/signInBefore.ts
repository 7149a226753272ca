import { type SignInAccount, settingsNotUsed, signInTasks } from '../../../app/access/signInTasks.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type AccessKeys, parseAccessKeys } from '../../../app/input/accessKeys.ts'
import { type KeyLines, missingField, NO_KEY_LINES, withLine } from '../../../app/input/keyLines.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { firstValue } from '../../async/firstValue.ts'
import { refusalLines } from '../refusals.ts'
import type { Terminal } from '../terminal.ts'
import { type SignInOptions, signInToPortals } from './signInToPortals.ts'

/** How often keys are asked for again after a refusal. */
const TRIES = 3

/**
 * Before AWS is called: says what is not followed of the profiles, and asks for the sign-ins and the access keys that these accounts need from a person. What is
 * skipped, or can't be asked for, becomes a problem of its accounts. @throws Unanswered
 */
export async function signInBefore(
  client: ContractClient,
  accounts: readonly SignInAccount[],
  options: SignInOptions,
  terminal: Terminal,
): Promise<void> {
  const { practice } = options
  const configuration = await firstValue((settings) => client.find.configuration({ practice }, settings))
  for (const line of settingsNotUsed(accounts, configuration)) terminal.err(line)
  if (!terminal.interactive) return
  const { keys: held } = await firstValue((settings) => client.signIn.watch({ practice }, settings))
  const roots = signInTasks(accounts, configuration)
  const portals = roots.filter((root) => root.kind === 'identityCenter')
  await signInToPortals(
    client,
    portals.map(({ startUrl, region, accounts: opened }) => ({ startUrl, region, accounts: opened.length })),
    options,
    terminal,
  )
  for (const root of roots) {
    if (root.kind !== 'keys' || held.some(({ accountId }) => accountId === root.accountId)) continue
    await enterKeys(client, namedKeys(root.accountId, root.accounts), practice, terminal)
  }
}

/** The account of access keys, in words; with a role it need not be in the file. */
export function namedKeys(accountId: string, accounts: readonly SignInAccount[]): KeysOwner {
  const known = accounts.find((account) => account.accountId === accountId)
  return {
    accountId,
    name: known === undefined ? accountId : `${known.name} (${accountId})`,
    stackRegion: (known ?? accounts[0])?.stackRegion,
  }
}

interface KeysOwner {
  readonly accountId: string
  readonly name: string
  /** Its own, or that of an account whose role is assumed with the keys, which is in the same partition. */
  readonly stackRegion?: string | undefined
}

/**
 * Asks for the access keys of one account. The app keeps them in memory, and only when they are that account's.
 * @returns false when the person skipped them, or AWS refused them.
 * @throws Unanswered
 */
export async function enterKeys(
  client: ContractClient,
  { accountId, name, stackRegion }: KeysOwner,
  practice: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  terminal.err(
    `Access keys for ${name}. Paste everything that AWS hands out (export lines, a block of the credentials file, JSON), or enter the access key ID. Nothing of it is shown; it stays in memory until this program ends. To continue without keys, press Enter.`,
  )
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const keys = await askForKeys(terminal)
    if (keys === undefined) return false
    try {
      const { arn } = await client.signIn.enterKeys({ keys: { accountId, ...keys }, stackRegion, practice })
      const until = keys.expiration === undefined ? '' : ` until ${clockTimeHere(keys.expiration)}`
      terminal.err(`  Signed in as ${arn}${until}.`)
      return true
    } catch (error) {
      const lines = refusalLines(error)
      if (lines === undefined) throw error
      terminal.err(...lines)
    }
  }
  return false
}

/** Undefined when the person goes on without keys, or entered something wrong too often. @throws Unanswered */
async function askForKeys(terminal: Terminal): Promise<AccessKeys | undefined> {
  let given = NO_KEY_LINES
  let refusals = 0
  await terminal.promptLines(questionFor(given), (lines) => {
    for (const line of lines) {
      given = withLine(given, line)
      // The rest of a paste belongs to what was refused.
      if (given.refused !== undefined) break
    }
    if (given.refused !== undefined) {
      terminal.err(given.refused)
      refusals += 1
      return refusals < TRIES ? questionFor(given) : undefined
    }
    if (given.next !== 'ask') return undefined
    return given.inBlock ? '' : questionFor(given)
  })
  const parsed = parseAccessKeys(given.entered)
  return given.next === 'done' && parsed.ok ? parsed.value : undefined
}

function questionFor(given: KeyLines): string {
  switch (missingField(given)) {
    case 'accessKeyId':
    case undefined:
      return '  Access key ID (not shown): '
    case 'secretAccessKey':
      return '  Secret access key (not shown): '
    case 'sessionToken':
      return '  Session token (not shown): '
  }
}
