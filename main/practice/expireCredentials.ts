import type { SessionRecord, World } from './world.ts'

export type Expiring =
  /**
   * `all`: every session and every sign-in to IAM Identity Center. `assumed`: sessions of roles, which the app can
   * assume again without a person. `accessTokens`: access tokens of IAM Identity Center, which the app can refresh.
   */
  | { readonly which: 'all' | 'assumed' | 'accessTokens' }
  /** All sessions in some accounts. New ones are refused until a person signs in again. */
  | { readonly which: 'accounts'; readonly accountIds: readonly string[] }

/** Expires credentials that were issued so far. Access keys of IAM users stay valid: they do not expire. */
export function expireCredentials(world: World, expiring: Expiring): World {
  switch (expiring.which) {
    case 'all':
      return tokensExpired(
        sessionsExpired(world, () => true),
        true,
      )
    case 'assumed':
      return sessionsExpired(world, ({ expiresAt }) => expiresAt !== undefined)
    case 'accessTokens':
      return tokensExpired(world, false)
    case 'accounts': {
      const { accountIds } = expiring
      return {
        ...sessionsExpired(world, ({ accountId }) => accountIds.includes(accountId)),
        lapsed: [...new Set([...world.lapsed, ...accountIds])],
      }
    }
  }
}

/** Makes everything valid again that was expired early, as after a new sign-in. */
export function renewCredentials(world: World): World {
  const { tokens } = world.identityCenter
  return {
    ...world,
    lapsed: [],
    sessions: world.sessions.map((session) => ({ ...session, expired: false })),
    identityCenter: {
      ...world.identityCenter,
      tokens: tokens.map((token) => ({ ...token, expired: false, refreshable: true })),
    },
  }
}

function sessionsExpired(world: World, isAffected: (session: SessionRecord) => boolean): World {
  return {
    ...world,
    sessions: world.sessions.map((session) =>
      session.sessionToken !== '' && isAffected(session) ? { ...session, expired: true } : session,
    ),
  }
}

function tokensExpired(world: World, refreshTokensToo: boolean): World {
  const { identityCenter } = world
  return {
    ...world,
    identityCenter: {
      ...identityCenter,
      tokens: identityCenter.tokens.map((token) => ({
        ...token,
        expired: true,
        refreshable: token.refreshable && !refreshTokensToo,
      })),
    },
  }
}
