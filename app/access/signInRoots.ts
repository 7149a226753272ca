import { portalKey } from '../input/portal.ts'
import type { Access, RoleAccess } from '../onboarding/access.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Configuration, Profile } from './foundAccounts.ts'

/** An account, as far as signing in to it is concerned. */
export type OpenedAccount = Pick<Account, 'accountId' | 'name' | 'access'>

/** One thing that a person does to sign in, and the accounts that it opens. */
export type SignInRoot =
  | {
      readonly kind: 'identityCenter'
      readonly startUrl: string
      readonly region: string
      /** The profiles that lead there. */
      readonly profiles: readonly string[]
      readonly accounts: readonly OpenedAccount[]
    }
  /** The account that the keys are of: with a role, another one than those that it opens. */
  | { readonly kind: 'keys'; readonly accountId: string; readonly accounts: readonly OpenedAccount[] }
  | {
      readonly kind: 'profile'
      readonly profile: string
      /** What the configuration says about it; undefined when it names no such profile, or has not been read. */
      readonly found: Profile | undefined
      readonly accounts: readonly OpenedAccount[]
    }
  | { readonly kind: 'environment'; readonly accounts: readonly OpenedAccount[] }

type Root = Exclude<Access, RoleAccess>

/** Before the configuration of this computer has been read. */
const UNREAD: Pick<Configuration, 'profiles' | 'environment'> = {
  profiles: [],
  environment: { kind: 'none', words: '' },
}

/**
 * The distinct ways to sign in for these accounts, each once, however many accounts and roles are behind it.
 * @param configuration what the configuration of this computer says, as far as it is known.
 */
export function signInRoots(
  accounts: readonly OpenedAccount[],
  configuration: Pick<Configuration, 'profiles' | 'environment'> = UNREAD,
): readonly SignInRoot[] {
  const roots = new Map<string, SignInRoot>()
  for (const account of accounts) {
    const root = rootFor(account, configuration)
    const key = keyOf(root)
    const known = roots.get(key)
    roots.set(key, known === undefined ? root : joined(known, root))
  }
  return [...roots.values()]
}

/** The same as long as it is the same thing to do. */
export function keyOf(root: SignInRoot): string {
  switch (root.kind) {
    case 'identityCenter':
      return JSON.stringify([root.kind, portalKey(root)])
    case 'keys':
      return JSON.stringify([root.kind, root.accountId])
    case 'profile':
      return JSON.stringify([root.kind, root.profile])
    case 'environment':
      return root.kind
  }
}

/** The names of the roles that are assumed on the way, without repeating any. */
export function rolesOnTheWay(accounts: readonly OpenedAccount[]): readonly string[] {
  return [...new Set(accounts.flatMap(({ access }) => rolesIn(access)))]
}

function rootFor(
  account: OpenedAccount,
  { profiles, environment }: Pick<Configuration, 'profiles' | 'environment'>,
): SignInRoot {
  const own = rootOf(account.access)
  const named = own.kind === 'environment' ? environment.profile : undefined
  const access: Root = named === undefined ? own : { kind: 'profile', profile: named }
  const accounts = [account]
  switch (access.kind) {
    case 'identityCenter':
      return { ...access, profiles: [], accounts }
    case 'keys':
      return { kind: 'keys', accountId: access.accountId ?? account.accountId, accounts }
    case 'environment':
      return { kind: 'environment', accounts }
    case 'profile': {
      const { profile } = access
      const found = profiles.find(({ name }) => name === profile)
      return found?.identityCenter === undefined
        ? { kind: 'profile', profile, found, accounts }
        : { kind: 'identityCenter', ...found.identityCenter, profiles: [profile], accounts }
    }
  }
}

function joined(known: SignInRoot, more: SignInRoot): SignInRoot {
  const accounts = [...known.accounts, ...more.accounts]
  if (known.kind === 'identityCenter' && more.kind === 'identityCenter') {
    return { ...known, accounts, profiles: [...new Set([...known.profiles, ...more.profiles])] }
  }
  return { ...known, accounts }
}

/** The access that a person signs in to, behind all roles. */
export function rootOf(access: Access): Root {
  return access.kind === 'role' ? rootOf(access.through) : access
}

function rolesIn(access: Access): readonly string[] {
  if (access.kind !== 'role') return []
  const { roleArn, roleName } = access
  const own = roleArn ?? (typeof roleName === 'string' ? roleName : (roleName ?? []).join(' or '))
  return [own, ...rolesIn(access.through)]
}
