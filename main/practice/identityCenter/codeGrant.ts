import type { CallResult, OpenCall } from '../call.ts'
import { issueFirstToken } from './issueToken.ts'
import { oidcError } from './oidcError.ts'
import type { ClientRecord } from './records.ts'
import { codeChallengeOf } from './secrets.ts'

/** The code that the page sent to the app. It is good once, even if the rest of the request is wrong. */
export function codeGrant(call: OpenCall, client: ClientRecord): CallResult {
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
