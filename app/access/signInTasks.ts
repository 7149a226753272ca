import { identityCenterPortalKey } from '../input/identityCenterPortal.ts'
import type { Access, RoleAccess } from '../onboarding/access.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Configuration, Profile } from './foundAccounts.ts'

/** The part of an account that signing in depends on. */
export type SignInAccount = Pick<Account, 'accountId' | 'name' | 'access'> & {
  readonly stackRegion?: string | undefined
}

/** One thing that a person does to sign in, and the accounts that need it. */
export type SignInTask =
  | {
      readonly kind: 'identityCenter'
      readonly startUrl: string
      readonly region: string
      /** The profiles that use this portal. */
      readonly profiles: readonly string[]
      readonly accounts: readonly SignInAccount[]
    }
  /** `accountId` is the account of the keys; with a role, the accounts that need them are others. */
  | { readonly kind: 'keys'; readonly accountId: string; readonly accounts: readonly SignInAccount[] }
  | {
      readonly kind: 'profile'
      readonly profile: string
      /** What the configuration says about it; undefined when it names no such profile, or has not been read. */
      readonly found: Profile | undefined
      readonly accounts: readonly SignInAccount[]
    }
  | {
      readonly kind: 'environment'
      /** What AWS tools find by themselves; empty when it has not been read. */
      readonly words: string
      readonly accounts: readonly SignInAccount[]
    }

type SignInAccess = Exclude<Access, RoleAccess>

/** Before the configuration of this computer has been read. */
const UNREAD: Pick<Configuration, 'profiles' | 'environment'> = {
  profiles: [],
  environment: { kind: 'none', words: '' },
}

/**
 * What a person has to do to sign in to these accounts. Accounts that share a sign-in share one task.
 * @param configuration the AWS configuration of this computer, if it has been read.
 */
export function signInTasks(
  accounts: readonly SignInAccount[],
  configuration: Pick<Configuration, 'profiles' | 'environment'> = UNREAD,
): readonly SignInTask[] {
  const tasks = new Map<string, SignInTask>()
  for (const account of accounts) {
    const task = taskFor(account, configuration)
    if (task === undefined) continue
    const key = signInTaskKey(task)
    const known = tasks.get(key)
    tasks.set(key, known === undefined ? task : joined(known, task))
  }
  return [...tasks.values()]
}

/** What this app does not follow of the profiles that these accounts use, a line for each profile. */
export function settingsNotUsed(
  accounts: readonly SignInAccount[],
  { profiles, environment }: Pick<Configuration, 'profiles' | 'environment'>,
): readonly string[] {
  const names = accounts.flatMap(({ access }) => profileOf(signInAccess(access), environment) ?? [])
  return profiles.flatMap(({ name, notUsed }) =>
    notUsed !== undefined && names.includes(name) ? [`Profile ${name}: ${notUsed}`] : [],
  )
}

function profileOf(access: SignInAccess, environment: Configuration['environment']): string | undefined {
  if (access.kind === 'profile') return access.profile
  return access.kind === 'environment' ? environment.profile : undefined
}

/** Equal for tasks that are the same thing to do. */
export function signInTaskKey(task: SignInTask): string {
  switch (task.kind) {
    case 'identityCenter':
      return JSON.stringify([task.kind, identityCenterPortalKey(task)])
    case 'keys':
      return JSON.stringify([task.kind, task.accountId])
    case 'profile':
      return JSON.stringify([task.kind, task.profile])
    case 'environment':
      return task.kind
  }
}

/** The roles that these accesses assume, each once. */
export function assumedRoles(accounts: readonly SignInAccount[]): readonly string[] {
  return [...new Set(accounts.flatMap(({ access }) => rolesIn(access)))]
}

function taskFor(
  account: SignInAccount,
  { profiles, environment }: Pick<Configuration, 'profiles' | 'environment'>,
): SignInTask | undefined {
  const own = signInAccess(account.access)
  const named = profileOf(own, environment)
  const access: SignInAccess = named === undefined ? own : { kind: 'profile', profile: named }
  const accounts = [account]
  switch (access.kind) {
    case 'notChosen':
      return undefined
    case 'identityCenter':
      return { ...access, profiles: [], accounts }
    case 'keys':
      return { kind: 'keys', accountId: access.accountId ?? account.accountId, accounts }
    case 'environment':
      return { kind: 'environment', words: environment.words, accounts }
    case 'profile': {
      const { profile } = access
      const found = profiles.find(({ name }) => name === profile)
      return found?.identityCenter === undefined
        ? { kind: 'profile', profile, found, accounts }
        : { kind: 'identityCenter', ...found.identityCenter, profiles: [profile], accounts }
    }
  }
}

function joined(known: SignInTask, more: SignInTask): SignInTask {
  const accounts = [...known.accounts, ...more.accounts]
  if (known.kind === 'identityCenter' && more.kind === 'identityCenter') {
    return { ...known, accounts, profiles: [...new Set([...known.profiles, ...more.profiles])] }
  }
  return { ...known, accounts }
}

/** The access that a person signs in with: the one that the first role is assumed through. */
export function signInAccess(access: Access): SignInAccess {
  return access.kind === 'role' ? signInAccess(access.through) : access
}

function rolesIn(access: Access): readonly string[] {
  if (access.kind !== 'role') return []
  const { roleArn, roleName } = access
  const own = roleArn ?? (typeof roleName === 'string' ? roleName : (roleName ?? []).join(' or '))
  return [own, ...rolesIn(access.through)]
}
