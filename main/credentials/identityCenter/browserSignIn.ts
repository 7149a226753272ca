import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { IdentityCenterPortal } from '../../../app/input/identityCenterPortal.ts'
import { listen } from '../../async/listen.ts'
import { untilAborted } from '../../async/untilAborted.ts'
import { signInMissing } from '../signInMissing.ts'
import type { SignInRequests } from '../signInRequests.ts'
import type { AccessToken, Oidc, OidcClient } from './oidc.ts'

const PATH = '/oauth/callback'

/** How long a person may take to sign in. Milliseconds. */
const TIMEOUT = 10 * 60_000

/** The redirect address that is registered; its port may vary (RFC 8252, 7.3). */
const REGISTERED_REDIRECT = 'http://127.0.0.1/oauth/callback'

/** Signs in with a browser on this computer: authorization code with PKCE (RFC 7636) and a redirect to this process. */
export async function signInByBrowser(
  oidc: Oidc,
  portal: IdentityCenterPortal,
  requests: SignInRequests,
): Promise<AccessToken> {
  const client = await oidc.register('code', REGISTERED_REDIRECT)
  const codeVerifier = randomBytes(48).toString('base64url')
  const state = randomBytes(24).toString('base64url')
  await using redirect = await waitForRedirect(state)
  const url = authorizeUrl(client, { codeVerifier, state, redirectUri: redirect.uri })
  const expiresAt = new Date(Date.now() + TIMEOUT).toISOString()
  const code = await requests.identityCenter({ startUrl: portal.startUrl, url, expiresAt }, (declined) =>
    redirect.code(AbortSignal.any([declined, AbortSignal.timeout(TIMEOUT)])),
  )
  return oidc.createToken(client, { kind: 'code', code, codeVerifier, redirectUri: redirect.uri })
}

function authorizeUrl(
  { authorizationEndpoint, clientId }: OidcClient,
  given: { readonly codeVerifier: string; readonly state: string; readonly redirectUri: string },
): string {
  const url = new URL(authorizationEndpoint)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: given.redirectUri,
    state: given.state,
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: createHash('sha256').update(given.codeVerifier).digest('base64url'),
  }).toString()
  return url.href
}

/** A local address that the browser is redirected to after a sign-in. */
interface Redirect extends AsyncDisposable {
  /** `http://127.0.0.1:PORT/oauth/callback` */
  readonly uri: string
  /** The authorization code. Rejects when the sign-in was declined in the browser, and with the signal. */
  code(signal: AbortSignal): Promise<string>
}

/** @param state must be in the redirect: any program or page can call a local port. */
export async function waitForRedirect(state: string): Promise<Redirect> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  // It may reject after `code` has ended.
  promise.catch(() => undefined)
  let port = 0
  const server = createServer((request, response) => {
    const query = queryOf(request, port)
    if (query === undefined || query.get('state') !== state) {
      answer(response, 404, 'This is not the sign-in that ActiveEye Onboarding is waiting for.')
      return
    }
    const code = query.get('code')
    // Settled only when the browser has its page, since the server closes then.
    if (code !== null) {
      response.once('close', () => resolve(code))
      answer(response, 200, 'You are signed in. Close this tab and go back to ActiveEye Onboarding.')
    } else {
      const error = query.get('error') ?? ''
      response.once('close', () => reject(signInMissing('SignInDeclined', declinedWords(error))))
      answer(response, 200, 'The sign-in was declined. Close this tab and go back to ActiveEye Onboarding.')
    }
  })
  port = await listen(server, 0)
  return {
    uri: `http://127.0.0.1:${port}${PATH}`,
    async code(signal) {
      try {
        return await untilAborted(promise, signal)
      } catch (error) {
        const tooLate = error instanceof DOMException && error.name === 'TimeoutError'
        throw tooLate ? signInMissing('SignInTooLate', 'Nobody signed in within ten minutes.') : error
      }
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      // Browsers open connections that they may never use; the server would wait a minute for each.
      server.closeAllConnections()
      await closed
    },
  }
}

/** The redirect's query; `undefined` for other requests, and for a Host that is not 127.0.0.1 (DNS rebinding). */
function queryOf({ method, url, headers }: IncomingMessage, port: number): URLSearchParams | undefined {
  if (method !== 'GET' || headers.host !== `127.0.0.1:${port}`) return undefined
  const address = URL.parse(url ?? '', `http://127.0.0.1:${port}`)
  return address?.pathname === PATH ? address.searchParams : undefined
}

/** Of OAuth's error codes, only access_denied is the person's choice (RFC 6749, 4.1.2.1). */
function declinedWords(error: string): string {
  return error === 'access_denied'
    ? 'The sign-in was declined in the browser.'
    : `The sign-in page answered ${error.replace(/[^\w.-]/g, '').slice(0, 60) || 'with an error'}.`
}

function answer(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    })
    .end(`<!doctype html><html lang="en"><title>ActiveEye Onboarding</title><p>${sentence}</p></html>`)
}
