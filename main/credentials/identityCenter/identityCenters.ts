import { createHash } from 'node:crypto'
import type { AssignedAccount } from '../../../app/access/foundAccounts.ts'
import type { SignIns, SignInWay } from '../../../app/access/signIns.ts'
import type { EndedSessions } from '../../../app/access/signOutWords.ts'
import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import {
  type IdentityCenterPortal,
  identityCenterPortalKey,
} from '../../../app/input/identityCenterPortal.ts'
import type { Clients } from '../../aws/clients.ts'
import type { Credentials } from '../../aws/credentials.ts'
import type { Environment } from '../../configuration/environment.ts'
import { signInMissing } from '../signInMissing.ts'
import type { SignInRequests } from '../signInRequests.ts'
import { accessPortal } from './accessPortal.ts'
import { awsCliToken, awsCliTokens } from './awsCliCache.ts'
import { signInByBrowser } from './browserSignIn.ts'
import { signInByDeviceCode } from './deviceSignIn.ts'
import { type AccessToken, oidc } from './oidc.ts'

/** The sign-ins to IAM Identity Center: the app's own in memory, and those of the AWS CLI, which are only read. */
export interface IdentityCenters {
  /** Resolves when the person is signed in. Rejects as the port does: declined, too late, cancelled, no network. */
  signIn(portal: IdentityCenterPortal, way: SignInWay): Promise<{ readonly expiresAt: Date }>
  /** The sign-ins that are valid now. */
  list(): Promise<SignIns['identityCenters']>
  listAssigned(portal: IdentityCenterPortal): Promise<readonly AssignedAccount[]>
  roleCredentials(portal: IdentityCenterPortal, accountId: string, roleName: string): Promise<Credentials>
  /** When a person has to sign in again, as far as that is known. */
  endsAt(portal: IdentityCenterPortal): Date | undefined
  forgetAll(): void
  /**
   * Ends every sign-in at AWS, those of the AWS CLI included, which would be used again. Where that fails, the token is
   * valid until it expires.
   */
  logOut(): Promise<EndedSessions>
}

/** Tokens are renewed when less is left. Milliseconds. */
const RENEW_BEFORE = 5 * 60_000

export function createIdentityCenters(settings: {
  readonly env: Environment
  readonly clients: Clients
  readonly requests: SignInRequests
  readonly closing: AbortSignal
  readonly onChange: () => void
}): IdentityCenters {
  const { env, clients, requests, closing, onChange } = settings
  const held = new Map<string, { readonly portal: IdentityCenterPortal; readonly token: AccessToken }>()
  /** Tokens of the AWS CLI that the portal refused, by their digest. */
  const refused = new Set<string>()
  const ended = new Set<string>()
  const renewing = new Map<string, Promise<AccessToken>>()
  /** Counts, so that a sign-in that ends when all were forgotten is not kept. */
  let forgotten = 0

  function hold(portal: IdentityCenterPortal, token: AccessToken): void {
    held.set(identityCenterPortalKey(portal), { portal, token })
    onChange()
  }

  function drop(portal: IdentityCenterPortal, token: AccessToken): void {
    const key = identityCenterPortalKey(portal)
    ended.add(key)
    if (token.by === 'awsCli') refused.add(digest(token))
    if (held.get(key)?.token !== token) return
    held.delete(key)
    onChange()
  }

  /** The token is used until it expires; then a person has to sign in. */
  function keepWithoutRenewal(portal: IdentityCenterPortal, token: AccessToken): void {
    const key = identityCenterPortalKey(portal)
    const { renewal: _, ...rest } = token
    if (held.get(key)?.token === token) held.set(key, { portal, token: rest })
  }

  async function tokenFor(portal: IdentityCenterPortal): Promise<AccessToken> {
    const key = identityCenterPortalKey(portal)
    const own = held.get(key)?.token
    if (own !== undefined && own.renewal === undefined && left(own) > 0) return own
    if (own?.renewal !== undefined) {
      if (left(own) > RENEW_BEFORE) return own
      try {
        return await renewOnce(portal, own)
      } catch (error) {
        // A network failure says nothing about the sign-in.
        const isRefused = !(error instanceof AwsFailure) || !isTemporary(error)
        if (left(own) > 0) {
          if (isRefused) keepWithoutRenewal(portal, own)
          return own
        }
        if (!isRefused) throw error
        drop(portal, own)
      }
    }
    const cli = await awsCliToken(env, portal, (token) => !refused.has(digest(token)))
    if (cli !== undefined) {
      held.set(key, { portal, token: cli })
      return cli
    }
    throw notSignedIn(portal, own !== undefined || ended.has(key))
  }

  function renewOnce(portal: IdentityCenterPortal, token: AccessToken): Promise<AccessToken> {
    const key = identityCenterPortalKey(portal)
    const known = renewing.get(key)
    if (known !== undefined) return known
    const renewal = renew(portal, token).finally(() => renewing.delete(key))
    renewing.set(key, renewal)
    return renewal
  }

  async function renew(portal: IdentityCenterPortal, token: AccessToken): Promise<AccessToken> {
    const { renewal } = token
    if (renewal === undefined) throw notSignedIn(portal, true)
    const { client, refreshToken } = renewal
    const renewed = await oidc(clients, portal, closing).createToken(client, {
      kind: 'refresh',
      refreshToken,
    })
    // Without a new refresh token, the old one stays valid.
    const next = renewed.renewal === undefined ? { ...renewed, renewal } : renewed
    // Not when it was forgotten in the meantime.
    if (held.get(identityCenterPortalKey(portal))?.token === token) hold(portal, next)
    return next
  }

  /** A token to use instead of one that the portal refused: renewed, or from a newer sign-in in this app or the AWS CLI. */
  async function tokenInsteadOf(portal: IdentityCenterPortal, token: AccessToken): Promise<AccessToken> {
    if (token.renewal !== undefined && held.get(identityCenterPortalKey(portal))?.token === token) {
      try {
        return await renewOnce(portal, token)
      } catch (error) {
        if (error instanceof AwsFailure && isTemporary(error)) throw error
      }
    }
    drop(portal, token)
    return tokenFor(portal)
  }

  /** Calls `use` with a valid token. A token that the portal refuses is not used again. */
  async function withToken<T>(portal: IdentityCenterPortal, use: (token: string) => Promise<T>): Promise<T> {
    const token = await tokenFor(portal)
    try {
      return await use(token.value)
    } catch (error) {
      if (!isSignInExpired(error)) throw error
    }
    const other = await tokenInsteadOf(portal, token)
    try {
      return await use(other.value)
    } catch (error) {
      if (!isSignInExpired(error)) throw error
      drop(portal, other)
      throw notSignedIn(portal, true)
    }
  }

  return {
    async signIn(portal, way) {
      const service = oidc(clients, portal, closing)
      const signIn = way === 'browser' ? signInByBrowser : signInByDeviceCode
      const before = forgotten
      const token = await signIn(service, portal, requests)
      if (before !== forgotten)
        throw signInMissing('SignInForgotten', 'The sign-ins were removed in the meantime. Sign in again.')
      hold(portal, token)
      return token
    },
    async list() {
      const cli = (await awsCliTokens(env)).filter(({ token }) => !refused.has(digest(token)))
      const own = [...held.values()].filter(({ token }) => left(token) > 0)
      const all = new Map([...cli, ...own].map((one) => [identityCenterPortalKey(one.portal), one]))
      return [...all.values()].map(({ portal, token }) => ({
        startUrl: portal.startUrl,
        region: portal.region,
        expiresAt: token.expiresAt.toISOString(),
        by: token.by,
      }))
    },
    listAssigned: (portal) =>
      withToken(portal, (token) => accessPortal(clients, portal, closing).listAssigned(token)),
    roleCredentials: (portal, accountId, roleName) =>
      withToken(portal, (token) =>
        accessPortal(clients, portal, closing).roleCredentials(token, accountId, roleName),
      ),
    endsAt(portal) {
      const token = held.get(identityCenterPortalKey(portal))?.token
      return token?.renewal === undefined ? token?.expiresAt : undefined
    },
    async logOut() {
      const own = [...held.values()]
      const cli = (await awsCliTokens(env)).filter(({ token }) => !refused.has(digest(token)))
      const all = new Map([...cli, ...own].map((one) => [digest(one.token), one]))
      const ended = new Set<string>()
      const notEnded = new Set<string>()
      await Promise.all(
        [...all.values()].map(async ({ portal, token }) => {
          if (token.by === 'awsCli') refused.add(digest(token))
          await accessPortal(clients, portal, closing)
            .logOut(token.value)
            .then(
              () => ended.add(portal.startUrl),
              () => notEnded.add(portal.startUrl),
            )
        }),
      )
      return { ended: [...ended], notEnded: [...notEnded] }
    },
    forgetAll() {
      forgotten += 1
      held.clear()
      onChange()
    },
  }
}

function isSignInExpired(error: unknown): boolean {
  return error instanceof AwsFailure && error.details.reason === 'signInExpired'
}

/** Milliseconds. */
function left({ expiresAt }: AccessToken): number {
  return expiresAt.getTime() - Date.now()
}

function digest({ value }: AccessToken): string {
  return createHash('sha256').update(value).digest('base64')
}

function isTemporary({ details: { reason } }: AwsFailure): boolean {
  return ['dns', 'connection', 'tls', 'proxy', 'timeout', 'notAws', 'throttled', 'service'].includes(reason)
}

function notSignedIn({ startUrl }: IdentityCenterPortal, before: boolean): AwsFailure {
  return new AwsFailure({
    reason: before ? 'signInExpired' : 'signInMissing',
    action: 'sso:GetRoleCredentials',
    code: 'NotSignedIn',
    message: before
      ? `The sign-in to ${startUrl} has ended.`
      : `Nobody is signed in to ${startUrl} on this computer yet.`,
  })
}
