import type { Access } from '../onboarding/access.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { FoundOrganization } from './foundAccounts.ts'

/** Accounts that came into the customer's organization since the file was made. */

export interface UnlistedAccount {
  readonly accountId: string
  readonly name: string
}

/** The credentials that roles are assumed with, each once: they are those of an account that may list the organization. */
export function organizationAccess(accounts: readonly Pick<Account, 'access'>[]): readonly Access[] {
  const through = accounts.flatMap(({ access }) => (access.kind === 'role' ? [access.through] : []))
  return [...new Map(through.map((access) => [JSON.stringify(access), access])).values()]
}

/** Accounts of the organization that are in use and not in the file. One that is left out by decision is in the file. */
export function newInOrganization(
  known: readonly Pick<Account, 'accountId'>[],
  { accounts }: Pick<FoundOrganization, 'accounts'>,
): readonly UnlistedAccount[] {
  const ids = new Set(known.map(({ accountId }) => accountId))
  return accounts.flatMap(({ accountId, name, unusable }) =>
    ids.has(accountId) || unusable !== undefined ? [] : [{ accountId, name }],
  )
}
