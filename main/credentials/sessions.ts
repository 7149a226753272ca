import type { Access } from '../../app/onboarding/onboarding.ts'
import type { Connector } from '../aws/connector.ts'
import { configFiles, type Environment } from '../aws/endpoints.ts'
import { type Sts, sts } from '../aws/sts.ts'
import { environmentCredentials } from './environment.ts'
import { profileCredentials } from './profile.ts'
import { roleSession } from './role.ts'
import { type Session, session } from './session.ts'
import { signInMissing } from './signInFailure.ts'

/** Where an access leads. */
export interface Destination {
  readonly accountId?: string
  /** Whose STS is asked. */
  readonly stsRegion: string
}

export interface Sessions {
  /** One session for each distinct access: a hundred accounts through one profile read it once. */
  of(access: Access, destination: Destination): Session
  forgetAll(): void
}

export function sessions(env: Environment, connector: Connector, closing: AbortSignal): Sessions {
  const known = new Map<string, Session>()

  const of = (access: Access, { accountId, stsRegion }: Destination): Session => {
    const key = JSON.stringify([stsRegion, dependsOnAccount(access) ? accountId : null, access])
    const session =
      known.get(key) ?? open(access, { stsRegion, ...(accountId === undefined ? {} : { accountId }) })
    known.set(key, session)
    return session
  }

  const open = (access: Access, destination: Destination): Session => {
    const ask: Sts = sts(connector, destination.stsRegion, closing)
    switch (access.kind) {
      case 'environment':
        return session(async () => environmentCredentials(env), ask)
      case 'profile':
        return session(
          () =>
            profileCredentials(access.profile, {
              files: configFiles(env),
              clientConfig: connector.innerClientConfig(),
              region: destination.stsRegion,
            }),
          ask,
        )
      case 'role':
        return roleSession(access, destination.accountId, of(access.through, destination), ask)
      case 'identityCenter':
        return session(async () => {
          throw notYet('IAM Identity Center')
        }, ask)
      case 'keys':
        return session(async () => {
          throw notYet('Access keys that are typed in')
        }, ask)
    }
  }

  return {
    of,
    forgetAll: () => {
      for (const each of known.values()) each.forget()
    },
  }
}

/** A role by name is another role in each account. */
function dependsOnAccount(access: Access): boolean {
  return access.kind === 'role' && (access.roleArn === undefined || dependsOnAccount(access.through))
}

function notYet(what: string): Error {
  return signInMissing('NotSupported', `${what} can't be used yet from this version; use a profile.`)
}
