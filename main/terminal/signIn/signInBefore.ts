import { type OpenedAccount, signInRoots } from '../../../app/access/signInRoots.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { isTemporary, parseAccessKeys } from '../../../app/input/accessKeys.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'
import { refusalWords } from '../terminalClient.ts'
import { type SignInOptions, signInToPortals } from './signInToPortals.ts'

/** How often keys are asked for again after a refusal. */
const TRIES = 3

/**
 * Before AWS is called: signs in, or asks for keys, for these accounts where only a person can. Where nobody can be
 * asked, and for what the person skips, the accounts end with a problem. @throws Unanswered
 */
export async function signInBefore(
  client: ContractClient,
  accounts: readonly OpenedAccount[],
  options: SignInOptions,
  terminal: Terminal,
): Promise<void> {
  if (!terminal.interactive) return
  const { practice } = options
  const configuration = await firstValue((settings) => client.find.configuration({ practice }, settings))
  const { keys: held } = await firstValue((settings) => client.signIn.watch({ practice }, settings))
  const roots = signInRoots(accounts, configuration)
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

/** The account that keys are of, in words; with a role it need not be in the file. */
export function namedKeys(
  accountId: string,
  accounts: readonly OpenedAccount[],
): { readonly accountId: string; readonly name: string } {
  const known = accounts.find((account) => account.accountId === accountId)
  return { accountId, name: known === undefined ? accountId : `${known.name} (${accountId})` }
}

/**
 * Asks for the access keys of one account. They stay in memory, and only when they lead into it.
 * @returns false when the person skipped it, or the keys were refused.
 * @throws Unanswered
 */
export async function enterKeys(
  client: ContractClient,
  { accountId, name }: { readonly accountId: string; readonly name: string },
  practice: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  terminal.err(
    `Access keys for ${name}. They are kept in memory until this ends. Press Enter alone to go on without.`,
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
      const words = refusalWords(error)
      if (words === undefined) throw error
      terminal.err(words)
    }
  }
  return false
}
