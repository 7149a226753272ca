import { type SignInAccount, signInTasks } from '../../../app/access/signInTasks.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { enterKeys } from './enterKeys.ts'
import type { SignInOptions } from './signInOptions.ts'
import { signInToPortals } from './signInToPortals.ts'

/**
 * Before AWS is called: signs in, or asks for keys, for these accounts where only a person can. Where nobody can be
 * asked, and for what the person skips, the accounts end with a problem. @throws Unanswered
 */
export async function signInBefore(
  client: Client,
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

/** The account that keys are of, in words; with a role it need not be in the file. */
export function namedKeys(
  accountId: string,
  accounts: readonly SignInAccount[],
): { readonly accountId: string; readonly name: string } {
  const known = accounts.find((account) => account.accountId === accountId)
  return { accountId, name: known === undefined ? accountId : `${known.name} (${accountId})` }
}
