import type { SignIns } from '../../app/access/signIns.ts'
import { partitionOfRegion } from '../../app/aws/partition.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Clients } from '../aws/clients.ts'
import { type Sts, sts } from '../aws/sts.ts'
import type { Environment } from '../configuration/environment.ts'
import { stsRegion } from '../configuration/stsRegion.ts'
import { credentialProcessLimit, processCredentials } from './credentialProcess.ts'
import { environmentSession } from './environmentSession.ts'
import type { HeldKeys } from './heldKeys.ts'
import type { IdentityCenters } from './identityCenter/identityCenters.ts'
import { createMfaSessions, type MfaSessions } from './mfaSessions.ts'
import { profileSession } from './profiles/profileSession.ts'
import { roleSession } from './roleSession.ts'
import type { RunningHelpers } from './runningHelpers.ts'
import { createSession, type Session } from './session.ts'
import { signInMissing } from './signInMissing.ts'
import type { SignInRequests } from './signInRequests.ts'

/** What an access is used for. */
export interface AccessContext {
  readonly accountId?: string
  readonly stackRegion?: string | undefined
}

export interface Sessions {
  /** Sessions are cached per access: a hundred accounts with one profile read it once. */
  of(access: Access, context: AccessContext): Session
  /** Drops the sessions that use the pasted keys of this account, or of all accounts, roles included. */
  forgetKeysOf(accountId: string): void
  forgetAll(): void
  /** Who the app is, as far as that is known without a call, each once. */
  identities(): SignIns['identities']
  /** From now on the work in this account is done with this session. */
  workWith(accountId: string, session: Session): void
}

export interface SessionsSettings {
  readonly env: Environment
  readonly clients: Clients
  readonly requests: SignInRequests
  readonly identityCenters: IdentityCenters
  readonly keys: HeldKeys
  readonly helpers: RunningHelpers
  readonly closing: AbortSignal
  /** Called when it is known whose credentials are. */
  readonly onIdentified: () => void
}

export function createSessions(settings: SessionsSettings): Sessions {
  const { env, clients, requests, identityCenters, keys, helpers, closing, onIdentified } = settings
  const known = new Map<string, Session>()
  const withKeysOf = new Map<string, Set<Session>>()
  /** Those that a person signed in to, and not a role that was assumed with them, nor a source profile. */
  const own = new Set<Session>()
  /** Those that the work is done with, by account. */
  const acting = new Map<string, Session>()

  function told(calls: Sts): Sts {
    return {
      ...calls,
      async getCallerIdentity(signer) {
        const identity = await calls.getCallerIdentity(signer)
        // When the session has it.
        setImmediate(onIdentified)
        return identity
      },
    }
  }

  const stsIn = (region: string) => told(sts(clients, async () => region, closing))
  const mfaByPartition = new Map<string, MfaSessions>()

  function once(key: readonly unknown[], open: () => Session): Session {
    const text = JSON.stringify(key)
    const opened = known.get(text) ?? open()
    known.set(text, opened)
    return opened
  }

  /** One for each partition: a code is asked for once, whatever the Regions. */
  function mfaIn(stsRegion: string): MfaSessions {
    const partition = partitionOfRegion(stsRegion)
    const made = mfaByPartition.get(partition) ?? createMfaSessions(requests)
    mfaByPartition.set(partition, made)
    return made
  }

  /** @param otherwise the Region whose STS is called when the profile names none. */
  function profile(name: string, asSource: boolean, otherwise: string): Session {
    const opened = once([otherwise, 'profile', name, asSource], () =>
      profileSession(name, asSource, {
        env,
        stsIn: (regionOf) => told(sts(clients, regionOf, closing)),
        otherwise,
        identityCenters,
        mfa: mfaIn,
        clientConfig: clients.innerClientConfig,
        sourceSession: (sourceProfile, region) => profile(sourceProfile, true, region),
        helperSession: (command, own) =>
          once(['process', name, command], () => helperSession(name, command, own)),
      }),
    )
    if (!asSource) own.add(opened)
    return opened
  }

  /** A helper is started once, whatever the profile is used for. */
  function helperSession(profile: string, command: string, own: Sts): Session {
    const ask = () =>
      helpers.during(profile, (said) => processCredentials(command, credentialProcessLimit(env), said))
    return createSession({ ask }, own)
  }

  function of(access: Access, context: AccessContext): Session {
    const { accountId } = context
    const region = stsRegion(env, context.stackRegion)
    if (access.kind === 'profile') return profile(access.profile, false, region)
    const opened = once([region, dependsOnAccount(access) ? accountId : null, access], () =>
      open(access, context, region),
    )
    if (access.kind !== 'role') own.add(opened)
    const owner = keysOwner(access, accountId)
    if (owner !== undefined) {
      const sharing = withKeysOf.get(owner) ?? new Set()
      withKeysOf.set(owner, sharing.add(opened))
    }
    return opened
  }

  function open(
    access: Exclude<Access, { kind: 'profile' }>,
    context: AccessContext,
    region: string,
  ): Session {
    switch (access.kind) {
      case 'environment':
        return environmentSession(env, {
          region,
          stsIn: (regionOf) => told(sts(clients, regionOf, closing)),
          profileSession: (name) => profile(name, false, region),
          clientConfig: async () => ({ ...(await clients.innerClientConfig('STS')), region }),
        })
      case 'notChosen':
        return createSession({ ask: () => Promise.reject(notChosen()) }, stsIn(region))
      case 'role':
        return roleSession(access, context.accountId, of(access.through, context))
      case 'identityCenter': {
        const accountId = access.accountId ?? context.accountId
        return createSession(
          {
            ask: async () => {
              if (accountId === undefined) throw withoutAccount('IAM Identity Center')
              return identityCenters.roleCredentials(access, accountId, access.roleName)
            },
            endsAt: () => identityCenters.endsAt(access),
          },
          stsIn(region),
        )
      }
      case 'keys': {
        const accountId = access.accountId ?? context.accountId
        return createSession(
          {
            ask: async () => {
              if (accountId === undefined) throw withoutAccount('Access keys')
              return keys.of(accountId)
            },
            endsAt: () => (accountId === undefined ? undefined : keys.endsAt(accountId)),
          },
          stsIn(region),
        )
      }
    }
  }

  return {
    of,
    identities: () => {
      const found = [...known.values()].flatMap((session) => {
        const identity = session.known()
        if (identity === undefined) return []
        const { accountId, arn } = identity
        const endsAt = session.endsAt()?.toISOString()
        const isActing = acting.get(accountId)?.known()?.arn === arn
        return [
          { accountId, arn, ...(endsAt !== undefined && { endsAt }), isOwn: own.has(session), isActing },
        ]
      })
      const ofPeople = found.filter(({ isOwn }) => isOwn)
      // In several Regions, and the session of the environment beside that of its profile.
      return [...new Map([...found, ...ofPeople].map((one) => [one.arn, one])).values()]
    },
    workWith: (accountId, session) => void acting.set(accountId, session),
    forgetKeysOf(accountId) {
      for (const [owner, sharing] of withKeysOf) {
        if (owner === accountId) for (const each of sharing) each.forget()
      }
    },
    forgetAll: () => {
      for (const mfa of mfaByPartition.values()) mfa.forgetAll()
      for (const each of known.values()) each.forget()
    },
  }
}

/** Whether the access is another one in each account: a role by name, a permission set, pasted keys. */
function dependsOnAccount(access: Access): boolean {
  switch (access.kind) {
    case 'role':
      return access.roleArn === undefined || dependsOnAccount(access.through)
    case 'identityCenter':
    case 'keys':
      return access.accountId === undefined
    case 'environment':
    case 'profile':
    case 'notChosen':
      return false
  }
}

/** The account whose pasted keys the access uses in the end; `undefined` when it uses none. */
function keysOwner(access: Access, accountId: string | undefined): string | undefined {
  if (access.kind === 'role') return keysOwner(access.through, accountId)
  return access.kind === 'keys' ? (access.accountId ?? accountId) : undefined
}

function notChosen(): Error {
  return signInMissing(
    'NoAccess',
    'nobody has said yet how to sign in to it. Choose that on the page Accounts (in the terminal: choose-access).',
  )
}

function withoutAccount(what: string): Error {
  return signInMissing('NoAccount', `${what}: the access does not say for which account.`)
}
