import type { SignIns, SignInWay } from '../../app/access/signIns.ts'
import type { EndedSessions } from '../../app/access/signOutWords.ts'
import type { CallerIdentity } from '../../app/aws/awsAccount.ts'
import type { IdentityCenterPortal } from '../../app/input/identityCenterPortal.ts'
import { createEmitter } from '../async/emitter.ts'
import type { Clients } from '../aws/clients.ts'
import { type Credentials, credentialsProvider } from '../aws/credentials.ts'
import { sts } from '../aws/sts.ts'
import type { Environment } from '../configuration/environment.ts'
import { stsRegion } from '../configuration/stsRegion.ts'
import { createHeldKeys } from './heldKeys.ts'
import { createIdentityCenters, type IdentityCenters } from './identityCenter/identityCenters.ts'
import { createRunningHelpers } from './runningHelpers.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSignInChanges, type SignInChanges } from './signInChanges.ts'
import { signInMissing } from './signInMissing.ts'
import type { SignInRequests } from './signInRequests.ts'

/** Sign-ins that need a person: to IAM Identity Center, with pasted keys, with MFA codes. */
export interface SignInService {
  /** The present sign-ins and the open requests. */
  state(): Promise<SignIns>
  onChange(listener: () => void): () => void
  /** Signs in. Rejects as the port does: declined, too late, cancelled, no network. */
  toIdentityCenter(portal: IdentityCenterPortal, way: SignInWay): Promise<{ readonly expiresAt: Date }>
  listAssigned: IdentityCenters['listAssigned']
  /**
   * Whose the keys are; they are kept only when they are this account's. Rejects as the port does.
   * @param stackRegion of the account, for the partition of the STS that is asked.
   */
  enterKeys(accountId: string, keys: Credentials, stackRegion?: string): Promise<CallerIdentity>
  /** Drops the keys of one account; without one, all keys and every sign-in. */
  forget(accountId?: string): void
  /** Drops everything and ends the sessions of the access portals at AWS, as `aws sso logout` does. */
  signOut(): Promise<EndedSessions>
}

/** The sign-ins for one destination of calls: AWS, or a practice cloud. */
export function openSignInService(settings: {
  readonly env: Environment
  readonly clients: Clients
  readonly requests: SignInRequests
  readonly closing: AbortSignal
}): { readonly service: SignInService; readonly sessions: Sessions; readonly changes: SignInChanges } {
  const { env, clients, requests, closing } = settings
  const changes = createSignInChanges(env)
  const keys = createHeldKeys(changes.tell)
  const identityCenters = createIdentityCenters({ env, clients, requests, closing, onChange: changes.tell })
  const helpers = createRunningHelpers()
  const identified = createEmitter()
  const onIdentified = identified.tell
  const sessions = createSessions({
    env,
    clients,
    requests,
    identityCenters,
    keys,
    helpers,
    closing,
    onIdentified,
  })

  /** Counts, so that keys that are being checked when all are dropped are not kept. */
  let forgotten = 0

  const service: SignInService = {
    state: async () => ({
      requests: [...requests.list()],
      identityCenters: await identityCenters.list(),
      keys: [...keys.list()],
      identities: sessions.identities(),
      helpers: [...helpers.list()],
    }),
    onChange(listener) {
      const ends = [
        changes.onChange(listener),
        requests.onChange(listener),
        helpers.onChange(listener),
        identified.add(listener),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
    toIdentityCenter: identityCenters.signIn,
    listAssigned: identityCenters.listAssigned,
    async enterKeys(accountId, given, stackRegion) {
      const before = forgotten
      // Checked before they are kept: nothing that waits for keys must use those of another account.
      const credentials = credentialsProvider(async () => given)
      const region = stsRegion(env, stackRegion)
      const identity = await sts(clients, async () => region, closing).getCallerIdentity({
        credentials,
        signedIn: () => false,
      })
      if (before !== forgotten)
        throw signInMissing('KeysForgotten', 'The access keys were removed in the meantime.')
      if (identity.accountId === accountId) {
        sessions.forgetKeysOf(accountId)
        keys.hold(accountId, given)
      }
      return identity
    },
    forget(accountId) {
      forgotten += 1
      keys.forget(accountId)
      if (accountId !== undefined) return sessions.forgetKeysOf(accountId)
      for (const { kind, id } of requests.list()) if (kind === 'identityCenter') requests.cancel(id)
      identityCenters.forgetAll()
      sessions.forgetAll()
    },
    async signOut() {
      const ending = identityCenters.logOut()
      service.forget()
      const sessions = await ending
      changes.tell()
      return sessions
    },
  }

  return { service, sessions, changes }
}
