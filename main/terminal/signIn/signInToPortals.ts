import type { SignInRequest } from '../../../app/access/signIns.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import {
  type IdentityCenterPortal,
  identityCenterPortalKey,
} from '../../../app/input/identityCenterPortal.ts'
import { plural } from '../../../app/text/plural.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { firstValue } from '../../async/firstValue.ts'
import { openInBrowser } from '../../hosts/openInBrowser.ts'
import { onInterrupt } from '../interruption.ts'
import { Unanswered } from '../keyboard.ts'
import { refusalLines } from '../refusals.ts'
import type { Terminal } from '../terminal.ts'

/** How a person signs in at a terminal. */
export interface SignInOptions {
  /** The scenario of the practice cloud, when calls go there. */
  readonly practice?: string | undefined
  /** Whether the default browser is opened; the address is printed in any case. */
  readonly browser: boolean
  /** With a code, in the browser of any device. */
  readonly deviceCode: boolean
  /** Sign in without asking first. */
  readonly yes: boolean
}

/** An access portal, and how many accounts need it, where that is known. */
export interface WantedPortal extends IdentityCenterPortal {
  readonly accounts?: number
}

/** How often a sign-in is offered again after it failed. */
const TRIES = 3

/**
 * Offers to sign in to each portal that the person is not signed in to. At a terminal that is not interactive, nothing
 * is offered.
 * @returns the portals without a sign-in.
 * @throws Unanswered
 */
export async function signInToPortals(
  client: ContractClient,
  portals: readonly WantedPortal[],
  options: SignInOptions,
  terminal: Terminal,
): Promise<readonly IdentityCenterPortal[]> {
  if (portals.length === 0) return []
  const { identityCenters } = await firstValue((settings) =>
    client.signIn.watch({ practice: options.practice }, settings),
  )
  const signedIn = new Set(identityCenters.map(identityCenterPortalKey))
  const signedOut: IdentityCenterPortal[] = []
  for (const portal of portals) {
    if (signedIn.has(identityCenterPortalKey(portal))) continue
    if (!terminal.interactive || !(await offer(client, portal, options, terminal))) signedOut.push(portal)
  }
  return signedOut
}

async function offer(
  client: ContractClient,
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

type PortalRequest = Extract<SignInRequest, { kind: 'identityCenter' }>

/**
 * Signs in to IAM Identity Center, and prints the address to open.
 * @returns whether the sign-in succeeded; prints the reason when it did not.
 * @throws Unanswered after Ctrl-C
 */
export async function signInToPortal(
  client: ContractClient,
  { startUrl, region }: IdentityCenterPortal,
  options: SignInOptions,
  terminal: Terminal,
): Promise<boolean> {
  const { practice, deviceCode } = options
  const over = new AbortController()
  let request: PortalRequest | undefined
  let stopped = false
  const cancel = () => {
    if (request !== undefined) client.signIn.cancel({ id: request.id }).catch(() => undefined)
  }
  const endInterrupt = onInterrupt(() => {
    stopped = true
    cancel()
  })
  const showing = requestFor(client, startUrl, practice, over.signal).then((found) => {
    request = found
    if (stopped) cancel()
    else show(found, options, terminal)
  })
  // When it fails, so does the sign-in, which gives the reason.
  showing.catch(() => undefined)
  try {
    const way = deviceCode ? 'deviceCode' : 'browser'
    const { expiresAt } = await client.signIn.identityCenter({ startUrl, region, way, practice })
    terminal.err(`Signed in to ${startUrl} until ${clockTimeHere(expiresAt)}.`)
    return true
  } catch (error) {
    if (stopped) throw new Unanswered()
    const lines = refusalLines(error)
    if (lines === undefined) throw error
    terminal.err(...lines)
    return false
  } finally {
    endInterrupt()
    over.abort()
  }
}

async function requestFor(
  client: ContractClient,
  startUrl: string,
  practice: string | undefined,
  signal: AbortSignal,
): Promise<PortalRequest> {
  for await (const { requests } of await client.signIn.watch({ practice }, { signal })) {
    for (const request of requests) {
      if (request.kind === 'identityCenter' && request.startUrl === startUrl) return request
    }
  }
  throw new Error('The list of sign-ins ended before the sign-in.')
}

function show({ url, userCode }: PortalRequest, { browser }: SignInOptions, terminal: Terminal): void {
  if (userCode !== undefined) {
    terminal.err(
      `Open ${url}`,
      `The page has to show the code ${userCode}. Compare it, then allow the sign-in.`,
    )
    return
  }
  terminal.err(`Sign in at ${url}`)
  if (browser) void openInBrowser(url, terminal.err)
  terminal.err('The app continues when you have signed in there. Ctrl-C stops.')
}
