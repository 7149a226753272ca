import { type Portal, portalKey } from '../../../app/input/portal.ts'
import { plural } from '../../../app/text/plural.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import type { SignInOptions } from './signInOptions.ts'
import { signInToPortal } from './signInToPortal.ts'

/** An access portal, and how many accounts it opens where that is known. */
export interface WantedPortal extends Portal {
  readonly accounts?: number
}

/** How often a sign-in is offered again after it failed. */
const TRIES = 3

/**
 * Offers to sign in to each of them that nobody is signed in to; where nobody can be asked, nothing is offered.
 * @returns those that nobody is signed in to still.
 * @throws Unanswered
 */
export async function signInToPortals(
  client: Client,
  portals: readonly WantedPortal[],
  options: SignInOptions,
  terminal: Terminal,
): Promise<readonly Portal[]> {
  if (portals.length === 0) return []
  const { identityCenters } = await firstValue((settings) =>
    client.signIn.watch({ practice: options.practice }, settings),
  )
  const signedIn = new Set(identityCenters.map(portalKey))
  const signedOut: Portal[] = []
  for (const portal of portals) {
    if (signedIn.has(portalKey(portal))) continue
    if (!terminal.interactive || !(await offer(client, portal, options, terminal))) signedOut.push(portal)
  }
  return signedOut
}

async function offer(
  client: Client,
  portal: WantedPortal,
  options: SignInOptions,
  terminal: Terminal,
): Promise<boolean> {
  const { startUrl, accounts } = portal
  const many = accounts === undefined ? '' : ` (${plural(accounts, 'account')})`
  for (let tries = 1; tries <= TRIES; tries += 1) {
    if (options.yes) return signInToPortal(client, portal, options, terminal)
    if (!(await terminal.ask(`Sign in to ${startUrl}${many} now?`, 'yes'))) return false
    if (await signInToPortal(client, portal, options, terminal)) return true
  }
  return false
}
