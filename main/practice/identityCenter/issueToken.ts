import type { CallResult, OpenCall } from '../call.ts'
import type { World } from '../world.ts'
import { REFRESH_TOKEN } from './grantTypes.ts'
import type { ClientRecord, TokenRecord } from './records.ts'
import { ACCOUNT_ACCESS } from './registerClient.ts'
import { practiceSecret } from './secrets.ts'

/** A person signed in, so that nothing is lapsed any more. */
export function issueFirstToken(call: OpenCall, client: ClientRecord, world: World): CallResult {
  return issueToken(call, client, { ...world, lapsed: [] })
}

/** A new access token, and a refresh token for an app that asked for more than a moment's access. */
export function issueToken({ scenario, now }: OpenCall, client: ClientRecord, world: World): CallResult {
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
