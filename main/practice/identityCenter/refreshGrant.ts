import type { CallResult, OpenCall } from '../call.ts'
import { issueToken } from './issueToken.ts'
import { oidcError } from './oidcError.ts'
import type { ClientRecord } from './records.ts'

/** Without a person. The refresh token is replaced with the access token. */
export function refreshGrant(call: OpenCall, client: ClientRecord): CallResult {
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
