import { z } from 'zod'
import { type UnlistedAccount, unlistedAccountSchema } from '../checklist/events.ts'
import { type Access, NOT_CHOSEN } from '../onboarding/access.ts'
import { withFreeNames } from '../onboarding/freeNames.ts'
import { withSuggestions } from '../onboarding/newOnboarding.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import type { OrganizationAccount } from './foundAccounts.ts'

/** Accounts that came into the customer's organization since the file was made. */

/** An account of the organization that is not in the file, and what it would be called there. */
export const newAccountSchema = unlistedAccountSchema.extend({
  /** Why it can't be added: it is closed or suspended. */
  unusable: z.string().optional(),
  /** The suggested values; left out for one that can't be added. */
  suggested: z.strictObject({ name: z.string(), externalId: z.string(), displayName: z.string() }).optional(),
})
export type NewAccountRow = z.infer<typeof newAccountSchema>

export const organizationLookSchema = z.strictObject({
  /** When the organization was listed; ISO time. */
  at: z.string(),
  accounts: z.array(newAccountSchema),
})
export type OrganizationLook = z.infer<typeof organizationLookSchema>

/** What lists the organization, and the roles by which the file's accounts are reached through it. */
export interface WayToOrganization {
  readonly through: Access
  readonly roleNames: readonly string[]
}

/** AWS Organizations creates it in the accounts that it creates. */
const USUAL_ROLE = 'OrganizationAccountAccessRole'

/** The credentials that roles are assumed with, each once: they are those of an account that may list the organization. */
export function waysToOrganization(
  accounts: readonly Pick<Account, 'access'>[],
): readonly WayToOrganization[] {
  const roles = accounts.flatMap(({ access }) => (access.kind === 'role' ? [access] : []))
  return [...Map.groupBy(roles, ({ through }) => JSON.stringify(through)).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    // As the account that was added last.
    const last = same.findLast(({ roleName }) => roleName !== undefined)?.roleName ?? USUAL_ROLE
    return [{ through: first.through, roleNames: typeof last === 'string' ? [last] : [...last] }]
  })
}

/** Why there is no account to list the organization with: a sentence. */
export const NO_WAY_TO_ORGANIZATION =
  'The organization was not looked at: no account of the file is reached by a role, so it is not known with which credentials to list it.'

/**
 * Accounts of the organization that are not in the file. One that is left out by decision is in the file.
 * @param before what an earlier look found, which says since when
 */
export function unlistedIn(
  { accounts: known }: { readonly accounts: readonly Pick<Account, 'accountId'>[] },
  found: readonly OrganizationAccount[],
  before: readonly UnlistedAccount[],
  now: string,
): readonly UnlistedAccount[] {
  const ids = new Set(known.map(({ accountId }) => accountId))
  const earlier = new Map(before.map(({ accountId, firstSeen }) => [accountId, firstSeen]))
  return found.flatMap(({ accountId, name, state, joinedAt }) =>
    ids.has(accountId)
      ? []
      : [
          {
            accountId,
            name,
            state,
            ...(joinedAt !== undefined && { joinedAt }),
            firstSeen: earlier.get(accountId) ?? now,
          },
        ],
  )
}

/** What of a found account its entry in the file needs. */
type Addable = Pick<OrganizationAccount, 'accountId' | 'name' | 'access' | 'units' | 'tags'>

/** These accounts as they would stand in the file, with suggested names and ExternalIDs. */
export function suggestedAccounts(
  { customer, accounts }: Pick<Onboarding, 'customer' | 'accounts'>,
  found: readonly Addable[],
): readonly Account[] {
  const stackRegion = accounts.at(-1)?.stackRegion
  const all = [...accounts]
  return withFreeNames(found, accounts).map(({ accountId, name, access, units, tags }) => {
    const account = withSuggestions(
      {
        accountId,
        name,
        access,
        ...(stackRegion !== undefined && { stackRegion }),
        ...(units && { organizationalUnits: units }),
        ...(tags && { organizationTags: tags }),
      },
      customer.name,
      customer.shortName,
      all,
    )
    all.push(account)
    return account
  })
}

/** What a look found, but for accounts that are in the file by now, with what each would be called there. */
export function organizationLook(
  onboarding: Pick<Onboarding, 'customer' | 'accounts'>,
  { at, unlisted }: { readonly at: string; readonly unlisted: readonly UnlistedAccount[] },
): OrganizationLook {
  const ids = new Set(onboarding.accounts.map(({ accountId }) => accountId))
  const accounts = unlisted.filter(({ accountId }) => !ids.has(accountId))
  const usable = accounts.filter(({ state }) => unusableWords(state) === undefined)
  const suggested = suggestedAccounts(
    onboarding,
    usable.map((account) => ({ ...account, access: NOT_CHOSEN })),
  )
  const suggestions = new Map(suggested.map((account) => [account.accountId, account]))
  return {
    at,
    accounts: accounts.map((account) => {
      const unusable = unusableWords(account.state)
      const as = suggestions.get(account.accountId)
      return {
        ...account,
        ...(unusable !== undefined && { unusable }),
        ...(as && {
          suggested: { name: as.name, externalId: as.externalId, displayName: as.connector.displayName },
        }),
      }
    }),
  }
}

/** Why an account in this state can't be onboarded; `undefined` when it can. */
export function unusableWords(state: string): string | undefined {
  return state === 'ACTIVE'
    ? undefined
    : `The account is ${state.toLowerCase().replaceAll('_', ' ') || 'in no state'}.`
}

/** Those that can be added: the others are closed or suspended. */
export function addable(accounts: readonly NewAccountRow[]): readonly NewAccountRow[] {
  return accounts.filter(({ unusable }) => unusable === undefined)
}

/** "3 accounts of the organization are not in the file." Closed and suspended ones are told by themselves. */
export function newAccountsWords(accounts: readonly NewAccountRow[]): string {
  const open = addable(accounts).length
  const closed = accounts.length - open
  const verb = (count: number) => (count === 1 ? 'is' : 'are')
  const said =
    open === 0
      ? 'Every account of the organization that is in use is in the file.'
      : `${plural(open, 'account')} of the organization ${verb(open)} not in the file.`
  if (closed === 0) return said
  return `${said} Of closed or suspended ones, which can’t be added, ${numberText(closed)} ${verb(closed)} not in it.`
}

/** An account of the file with its units and tags as the organization has them now. */
export function asInOrganization(account: Account, found: OrganizationAccount | undefined): Account {
  const { units, tags } = found ?? {}
  return {
    ...account,
    ...(units && { organizationalUnits: units }),
    ...(tags && { organizationTags: tags }),
  }
}
