import type { SignInRequest } from '../../../app/access/signIns.ts'
import type { Portal } from '../../../app/input/portal.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { openInBrowser } from '../../hosts/openInBrowser.ts'
import { onInterrupt } from '../interruption.ts'
import { refusalWords } from '../refusalWords.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { Unanswered } from '../unanswered.ts'
import type { SignInOptions } from './signInOptions.ts'

type PortalRequest = Extract<SignInRequest, { kind: 'identityCenter' }>

/**
 * Signs in to IAM Identity Center, saying where to go.
 * @returns whether somebody is signed in now; why not was said.
 * @throws Unanswered after Ctrl-C
 */
export async function signInToPortal(
  client: Client,
  { startUrl, region }: Portal,
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
  // Without an answer to show, the sign-in itself says why.
  showing.catch(() => undefined)
  try {
    const way = deviceCode ? 'deviceCode' : 'browser'
    const { expiresAt } = await client.signIn.identityCenter({ startUrl, region, way, practice })
    terminal.err(`Signed in to ${startUrl} until ${clockTimeHere(expiresAt)}.`)
    return true
  } catch (error) {
    if (stopped) throw new Unanswered()
    const words = refusalWords(error)
    if (words === undefined) throw error
    terminal.err(words)
    return false
  } finally {
    endInterrupt()
    over.abort()
  }
}

async function requestFor(
  client: Client,
  startUrl: string,
  practice: string | undefined,
  signal: AbortSignal,
): Promise<PortalRequest> {
  for await (const { requests } of await client.signIn.watch({ practice }, { signal })) {
    for (const request of requests) {
      if (request.kind === 'identityCenter' && request.startUrl === startUrl) return request
    }
  }
  throw new Error('The sign-ins stopped telling before the end.')
}

function show({ url, userCode }: PortalRequest, { browser }: SignInOptions, terminal: Terminal): void {
  if (userCode !== undefined) {
    terminal.err(
      `Open ${url}\nThe page has to show the code ${userCode}. Compare it, then allow the sign-in.`,
    )
    return
  }
  terminal.err(`Sign in at ${url}`)
  if (browser) void openInBrowser(url, terminal.err)
  terminal.err('This goes on by itself when you are signed in there. Ctrl-C stops.')
}
