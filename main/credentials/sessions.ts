import type { Access } from '../../app/onboarding/access.ts'
import type { Clients } from '../aws/clients.ts'
import { sts } from '../aws/sts.ts'
import type { Environment } from '../configuration/environment.ts'
import { environmentCredentials, environmentEnd, environmentKind } from './environmentCredentials.ts'
import type { HeldKeys } from './heldKeys.ts'
import type { IdentityCenters } from './identityCenter/identityCenters.ts'
import { createMfaSessions, type MfaSessions } from './mfaSessions.ts'
import { profileSession } from './profiles/profileSession.ts'
import { roleSession } from './role.ts'
import { type Session, session } from './session.ts'
import { signInMissing } from './signInFailure.ts'
import type { SignInRequests } from './signInRequests.ts'

/** Where an access leads. */
export interface AccessTarget {
  readonly accountId?: string
  /** Whose STS is asked. */
  readonly stsRegion: string
}

export interface Sessions {
  /** One session for each distinct access: a hundred accounts through one profile read it once. */
  of(access: Access, target: AccessTarget): Session
  /** Everything that was got with the keys of this account, or of all, roles included. */
  forgetKeysOf(accountId?: string): void
  forgetAll(): void
}

export interface SessionsSettings {
  readonly env: Environment
  readonly clients: Clients
  readonly requests: SignInRequests
  readonly identityCenters: IdentityCenters
  readonly keys: HeldKeys
  readonly closing: AbortSignal
}

export function createSessions(settings: SessionsSettings): Sessions {
  const { env, clients, requests, identityCenters, keys, closing } = settings
  const known = new Map<string, Session>()
  const withKeysOf = new Map<string, Set<Session>>()
  const ask = (stsRegion: string) => sts(clients, stsRegion, closing)
  const mfaByRegion = new Map<string, MfaSessions>()

  function once(key: readonly unknown[], open: () => Session): Session {
    const text = JSON.stringify(key)
    const opened = known.get(text) ?? open()
    known.set(text, opened)
    return opened
  }

  function mfaIn(stsRegion: string): MfaSessions {
    const made = mfaByRegion.get(stsRegion) ?? createMfaSessions(requests, ask(stsRegion))
    mfaByRegion.set(stsRegion, made)
    return made
  }

  function profile(name: string, asSource: boolean, stsRegion: string): Session {
    return once([stsRegion, 'profile', name, asSource], () =>
      profileSession(name, asSource, {
        env,
        sts: ask(stsRegion),
        stsRegion,
        identityCenters,
        mfa: mfaIn(stsRegion),
        clientConfig: clients.innerClientConfig,
        sourceSession: (source) => profile(source, true, stsRegion),
      }),
    )
  }

  function of(access: Access, target: AccessTarget): Session {
    const { accountId, stsRegion } = target
    if (access.kind === 'profile') return profile(access.profile, false, stsRegion)
    if (access.kind === 'environment' && environmentKind(env).kind === 'profile') {
      return profile(env.AWS_PROFILE ?? '', false, stsRegion)
    }
    const opened = once([stsRegion, dependsOnAccount(access) ? accountId : null, access], () =>
      open(access, target),
    )
    const owner = keysOwner(access, accountId)
    if (owner !== undefined) {
      const sharing = withKeysOf.get(owner) ?? new Set()
      withKeysOf.set(owner, sharing.add(opened))
    }
    return opened
  }

  function open(access: Exclude<Access, { kind: 'profile' }>, target: AccessTarget): Session {
    const { stsRegion } = target
    switch (access.kind) {
      case 'environment':
        return session(
          {
            ask: () =>
              environmentCredentials(env, async () => ({
                ...(await clients.innerClientConfig('STS')),
                region: stsRegion,
              })),
            endsAt: () => environmentEnd(env),
          },
          ask(stsRegion),
        )
      case 'role':
        return roleSession(access, target.accountId, of(access.through, target), ask(stsRegion))
      case 'identityCenter': {
        const accountId = access.accountId ?? target.accountId
        return session(
          {
            ask: async () => {
              if (accountId === undefined) throw withoutAccount('IAM Identity Center')
              return identityCenters.roleCredentials(access, accountId, access.roleName)
            },
            endsAt: () => identityCenters.endsAt(access),
          },
          ask(stsRegion),
        )
      }
      case 'keys': {
        const accountId = access.accountId ?? target.accountId
        return session(
          {
            ask: async () => {
              if (accountId === undefined) throw withoutAccount('Access keys')
              return keys.of(accountId)
            },
          },
          ask(stsRegion),
        )
      }
    }
  }

  return {
    of,
    forgetKeysOf(accountId) {
      for (const [owner, sharing] of withKeysOf) {
        if (accountId === undefined || owner === accountId) for (const each of sharing) each.forget()
      }
    },
    forgetAll: () => {
      for (const mfa of mfaByRegion.values()) mfa.forgetAll()
      for (const each of known.values()) each.forget()
    },
  }
}

/** A role by name is another role in each account, and so are a permission set and pasted keys. */
function dependsOnAccount(access: Access): boolean {
  switch (access.kind) {
    case 'role':
      return access.roleArn === undefined || dependsOnAccount(access.through)
    case 'identityCenter':
    case 'keys':
      return access.accountId === undefined
    case 'environment':
    case 'profile':
      return false
  }
}

/** Whose pasted keys stand at the end of it; `undefined`: nobody's. */
function keysOwner(access: Access, accountId: string | undefined): string | undefined {
  if (access.kind === 'role') return keysOwner(access.through, accountId)
  return access.kind === 'keys' ? (access.accountId ?? accountId) : undefined
}

function withoutAccount(what: string): Error {
  return signInMissing('NoAccount', `${what}: the access does not say for which account.`)
}
