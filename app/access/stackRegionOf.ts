import { partitionOfRegion, suggestStackRegion } from '../aws/partition.ts'
import type { Access } from '../onboarding/access.ts'
import type { Configuration } from './foundAccounts.ts'
import { signInAccess } from './signInTasks.ts'

/** What is known of an account whose stack needs a Region. */
interface KnownOfAccount {
  readonly access: Access
  /** By AWS's own answer, where there is one. */
  readonly partition?: string | undefined
  /** The configuration of this computer, if it has been read. */
  readonly configuration?: Pick<Configuration, 'profiles' | 'environment'> | undefined
  /** The Region of the account before it in the list. */
  readonly before?: string | undefined
}

/**
 * The Region to suggest for the stack of an account: that of the account before it, unless the account is in another
 * partition, by AWS's answer or by what its access names.
 */
export function stackRegionOf({ access, partition, configuration, before }: KnownOfAccount): string {
  const named = namedRegion(access, configuration)
  if (partition === undefined && named === undefined) return before ?? suggestStackRegion(undefined)
  const suggested = suggestStackRegion(partition, named)
  return before !== undefined && partitionOfRegion(before) === partitionOfRegion(suggested)
    ? before
    : suggested
}

/** The Region of the profile or the access portal that a person signs in with. */
function namedRegion(access: Access, configuration: KnownOfAccount['configuration']): string | undefined {
  const own = signInAccess(access)
  switch (own.kind) {
    case 'identityCenter':
      return own.region === '' ? undefined : own.region
    case 'profile':
      return configuration?.profiles.find(({ name }) => name === own.profile)?.region
    case 'environment': {
      const profile = configuration?.environment.profile
      return configuration?.profiles.find(({ name }) => name === profile)?.region
    }
    case 'keys':
    case 'notChosen':
      return undefined
  }
}
