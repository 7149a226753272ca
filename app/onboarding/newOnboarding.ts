import { slug } from '../text/slug.ts'
import type { Access } from './access.ts'
import type { Account, Onboarding } from './onboarding.ts'
import { suggestDisplayName, suggestExternalId } from './suggestions.ts'

/** What a person decides about an account; the rest is suggested. */
export interface NewAccount {
  readonly accountId: string
  readonly name: string
  readonly access: Access
  readonly externalId?: string
  readonly displayName?: string
  /** us-east-1 when left out. */
  readonly stackRegion?: string
  /** Left out where it is not known. */
  readonly organizationalUnits?: string[] | undefined
  readonly organizationTags?: Record<string, string> | undefined
}

/** @property id made by the caller, once, and random: app/ has no randomness. */
export interface NewOnboarding {
  readonly id: string
  readonly customerName: string
  readonly shortName?: string
  readonly portalUrl?: string
  /** The customer when left out. */
  readonly connectorsAddedBy?: 'customer' | 'activeeye'
  readonly accounts: readonly NewAccount[]
}

/** A new onboarding with every default and suggestion filled in. Check it with validateOnboarding, as any other. */
export function newOnboarding({
  id,
  customerName,
  shortName,
  portalUrl,
  connectorsAddedBy,
  accounts,
}: NewOnboarding): Onboarding {
  const short = shortName ?? (slug(customerName) || 'customer')
  const suggested: Account[] = []
  for (const account of accounts) suggested.push(withSuggestions(account, customerName, short, suggested))
  return {
    version: 1,
    id,
    customer: { name: customerName, shortName: short },
    ...(portalUrl === undefined ? {} : { portalUrl }),
    ...(connectorsAddedBy && { connectors: { addedBy: connectorsAddedBy } }),
    accounts: suggested,
    allowSharedExternalIds: false,
    flowLogs: { maxAggregationInterval: 600 },
  }
}

/** An account with every default, and suggestions that differ from those of the accounts before it. */
export function withSuggestions(
  {
    accountId,
    name,
    access,
    externalId,
    displayName,
    stackRegion,
    organizationalUnits,
    organizationTags,
  }: NewAccount,
  customerName: string,
  shortName: string,
  before: readonly Account[],
): Account {
  const externalIds = before.map((account) => account.externalId)
  const displayNames = before.map((account) => account.connector.displayName)
  return {
    accountId,
    name,
    externalId: externalId ?? suggestExternalId(shortName, name, externalIds),
    connector: {
      displayName: displayName ?? suggestDisplayName(customerName, name, displayNames),
      priority: 'medium',
    },
    access,
    regions: 'enabled',
    stackRegion: stackRegion ?? 'us-east-1',
    ...(organizationalUnits && { organizationalUnits }),
    ...(organizationTags && { organizationTags }),
  }
}
