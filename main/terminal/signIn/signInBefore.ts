import { type SignInAccount, signInTasks } from '../../../app/access/signInTasks.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { isTemporary, parseAccessKeys } from '../../../app/input/accessKeys.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'
import { refusalLines } from '../terminalClient.ts'
import { type SignInOptions, signInToPortals } from './signInToPortals.ts'

/** How often keys are asked for again after a refusal. */
const TRIES = 3

/**
 * Before AWS is called: asks for the sign-ins and the access keys that these accounts need from a person. What is
 * skipped, or can't be asked for, becomes a problem of its accounts. @throws Unanswered
 */
export async function signInBefore(
  client: ContractClient,
  accounts: readonly SignInAccount[],
  options: SignInOptions,
  terminal: Terminal,
): Promise<void> {
  if (!terminal.interactive) return
  const { practice } = options
  const configuration = await firstValue((settings) => client.find.configuration({ practice }, settings))
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
    await enterKeys(client, namedKeys(root.accountId, accounts), practice, terminal)
  }
}

/** The account of access keys, in words; with a role it need not be in the file. */
export function namedKeys(
  accountId: string,
  accounts: readonly SignInAccount[],
): { readonly accountId: string; readonly name: string } {
  const known = accounts.find((account) => account.accountId === accountId)
  return { accountId, name: known === undefined ? accountId : `${known.name} (${accountId})` }
}

/**
 * Asks for the access keys of one account. The app keeps them in memory, and only when they are that account's.
 * @returns false when the person skipped them, or AWS refused them.
 * @throws Unanswered
 */
export async function enterKeys(
  client: ContractClient,
  { accountId, name }: { readonly accountId: string; readonly name: string },
  practice: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  terminal.err(
    `Access keys for ${name}. They stay in memory until this program ends. To continue without them, press Enter.`,
  )
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const accessKeyId = (await terminal.prompt('  Access key ID: ')).trim()
    if (accessKeyId === '') return false
    const secretAccessKey = await terminal.promptSecret('  Secret access key (not shown): ')
    if (secretAccessKey.trim() === '') return false
    const temporary = isTemporary(accessKeyId)
    const sessionToken = temporary ? await terminal.promptSecret('  Session token (not shown): ') : ''
    if (temporary && sessionToken.trim() === '') return false
    const parsed = parseAccessKeys({ accessKeyId, secretAccessKey, sessionToken })
    if (!parsed.ok) {
      for (const { message } of parsed.refusals) terminal.err(message)
      continue
    }
    try {
      const { arn } = await client.signIn.enterKeys({ keys: { accountId, ...parsed.value }, practice })
      terminal.err(`  Signed in as ${arn}.`)
      return true
    } catch (error) {
      const lines = refusalLines(error)
      if (lines === undefined) throw error
      terminal.err(...lines)
    }
  }
  return false
}
