import { createHash } from 'node:crypto'
import type { CallResult, OpenCall, OpenHandler } from '../practiceCall.ts'
import type { ClientRecord, TokenRecord, World } from '../world.ts'
import { withDevice } from './deviceAuthorization.ts'
import {
  AUTHORIZATION_CODE,
  DEVICE_CODE,
  isGrantType,
  oidcError,
  practiceSecret,
  REFRESH_TOKEN,
} from './oidcProtocol.ts'
import { ACCOUNT_ACCESS, knownClient } from './registeredClients.ts'

/** Issues an access token for one of the three grant types. */
export const createToken: OpenHandler = (call) => {
  const client = knownClient(call)
  const grantType = call.parameters.get('grantType')
  if (!isGrantType(grantType)) throw oidcError('UnsupportedGrantType', 'Unsupported grant type')
  if (!client.grantTypes.includes(grantType)) {
    throw oidcError('UnauthorizedClient', 'Client is not authorized to use this grant type')
  }
  switch (grantType) {
    case AUTHORIZATION_CODE:
      return codeGrant(call, client)
    case DEVICE_CODE:
      return deviceGrant(call, client)
    case REFRESH_TOKEN:
      return refreshGrant(call, client)
  }
}

/** Redeems the code that the sign-in page sent to the app. The code is used up even if the rest of the request is wrong. */
function codeGrant(call: OpenCall, client: ClientRecord): CallResult {
  const { parameters, world, now } = call
  const given = (name: string) => {
    const value = parameters.get(name)
    if (value === undefined || value === '') throw oidcError('InvalidRequest', `Missing ${name}`)
    return value
  }
  const code = given('code')
  const redirectUri = given('redirectUri')
  const codeVerifier = given('codeVerifier')

  const { identityCenter } = world
  const found = identityCenter.authorizations.find((one) => one.code === code)
  if (found === undefined) throw oidcError('InvalidGrant', 'Invalid authorization code')
  const authorizations = identityCenter.authorizations.filter((one) => one !== found)
  const used = { ...world, identityCenter: { ...identityCenter, authorizations } }
  const wrong = (description: string) => ({
    refusal: oidcError('InvalidGrant', description),
    world: used,
  })
  if (found.clientId !== client.clientId) return wrong('Invalid authorization code')
  if (found.expiresAt <= now) return wrong('Authorization code has expired')
  if (found.redirectUri !== redirectUri) return wrong('Invalid redirect URI')
  if (found.codeChallenge !== codeChallengeOf(codeVerifier)) return wrong('Invalid code verifier')
  return issueFirstToken(call, client, used)
}

/** PKCE's `S256`: https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
function codeChallengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url')
}

/** By how many milliseconds a request may come too soon, because timers are not exact. */
const TOLERANCE = 100

/** The app polls until the person has answered on the page. */
function deviceGrant(call: OpenCall, client: ClientRecord): CallResult {
  const { parameters, scenario, world, now } = call
  const device = world.identityCenter.devices.find(
    ({ deviceCode, clientId }) => deviceCode === parameters.get('deviceCode') && clientId === client.clientId,
  )
  if (device === undefined) throw oidcError('InvalidGrant', 'Invalid device code')
  if (device.expiresAt <= now) throw oidcError('ExpiredToken', 'Device code has expired')
  switch (device.answer) {
    case 'allowed':
      return issueFirstToken(call, client, withDevice(world, device, undefined))
    case 'denied':
      throw oidcError('AccessDenied', 'The request was denied')
    case 'pending': {
      const tooSoon = device.askedAt !== undefined && now - device.askedAt < device.interval - TOLERANCE
      // https://www.rfc-editor.org/rfc/rfc8628#section-3.5
      const interval = tooSoon
        ? device.interval + scenario.identityCenter.slowDownSeconds * 1000
        : device.interval
      return {
        refusal: tooSoon ? oidcError('SlowDown') : oidcError('AuthorizationPending'),
        world: withDevice(world, device, { ...device, interval, askedAt: now }),
      }
    }
  }
}

/** Renews a sign-in without a person. The refresh token is replaced together with the access token. */
function refreshGrant(call: OpenCall, client: ClientRecord): CallResult {
  const { parameters, world } = call
  const refreshToken = parameters.get('refreshToken')
  if (refreshToken === undefined) throw oidcError('InvalidRequest', 'Missing refreshToken')
  const { identityCenter } = world
  const found = identityCenter.tokens.find(
    (token) => token.refreshToken === refreshToken && token.clientId === client.clientId,
  )
  if (!found?.refreshable) throw oidcError('InvalidGrant', 'Invalid refresh token provided')
  const tokens = identityCenter.tokens.map((token) =>
    token === found ? { ...token, refreshable: false } : token,
  )
  return issueToken(call, client, { ...world, identityCenter: { ...identityCenter, tokens } })
}

/** A person signed in, so that no account needs a new sign-in any longer. */
function issueFirstToken(call: OpenCall, client: ClientRecord, world: World): CallResult {
  return issueToken(call, client, { ...world, lapsed: [] })
}

/** Issues an access token, and a refresh token if the app registered for it. */
function issueToken({ scenario, now }: OpenCall, client: ClientRecord, world: World): CallResult {
  const { accessTokenSeconds } = scenario.identityCenter
  const refreshable = client.scopes.includes(ACCOUNT_ACCESS) && client.grantTypes.includes(REFRESH_TOKEN)
  const token: TokenRecord = {
    clientId: client.clientId,
    accessToken: practiceSecret('access-token'),
    ...(refreshable ? { refreshToken: practiceSecret('refresh-token') } : {}),
    expiresAt: now + accessTokenSeconds * 1000,
    expired: false,
    refreshable,
  }
  const { identityCenter } = world
  const tokens = identityCenter.tokens.filter((one) => one.refreshable || one.expiresAt > now)
  return {
    answer: {
      accessToken: token.accessToken,
      tokenType: 'Bearer',
      expiresIn: accessTokenSeconds,
      refreshToken: token.refreshToken,
    },
    world: { ...world, identityCenter: { ...identityCenter, tokens: [...tokens, token] } },
  }
}
