import { createHash, randomBytes } from 'node:crypto'
import type { Portal } from '../../../app/input/portal.ts'
import type { SignInRequests } from '../signInRequests.ts'
import { waitForRedirect } from './loopbackRedirect.ts'
import type { AccessToken, Oidc, OidcClient } from './oidc.ts'

/** How long a person may take. Milliseconds. */
const PATIENCE = 10 * 60_000

/** The redirect that is registered; the port may vary (RFC 8252, 7.3). */
const REGISTERED_REDIRECT = 'http://127.0.0.1/oauth/callback'

/** In a browser on this computer: authorization code with PKCE (RFC 7636) and a redirect to this process. */
export async function signInByBrowser(
  oidc: Oidc,
  portal: Portal,
  requests: SignInRequests,
): Promise<AccessToken> {
  const client = await oidc.register('code', REGISTERED_REDIRECT)
  const codeVerifier = randomBytes(48).toString('base64url')
  const state = randomBytes(24).toString('base64url')
  await using redirect = await waitForRedirect(state)
  const url = authorizeUrl(client, { codeVerifier, state, redirectUri: redirect.uri })
  const expiresAt = new Date(Date.now() + PATIENCE).toISOString()
  const code = await requests.identityCenter({ startUrl: portal.startUrl, url, expiresAt }, (declined) =>
    redirect.code(AbortSignal.any([declined, AbortSignal.timeout(PATIENCE)])),
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
