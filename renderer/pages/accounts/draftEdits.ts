import type { Access } from '../../../app/onboarding/access.ts'
import type { Draft, DraftAccount } from '../../../app/onboarding/draft.ts'
import { externalIdOf } from '../../../app/onboarding/externalIdPattern.ts'
import { moveToWave } from '../../../app/onboarding/moveToWave.ts'
import { suggestDisplayName, suggestExternalId } from '../../../app/onboarding/suggestions.ts'

// Edits of the draft. A draft is immutable: each function returns a new one.

/** What is known of an account that is added; the rest is suggested. */
export interface AddedAccount {
  readonly accountId: string
  readonly name: string
  readonly access: Access
  /** By default that of the account before it. */
  readonly stackRegion?: string | undefined
  /** Left out where it is not known. */
  readonly organizationalUnits?: string[]
  /** The same. */
  readonly organizationTags?: Record<string, string>
}

/** Adds accounts at the end, with suggestions that fit the ones that are there. @param keyOf names each new row. */
export function addAccounts(draft: Draft, added: readonly AddedAccount[], keyOf: () => string): Draft {
  const accounts = [...draft.accounts]
  for (const { stackRegion, ...account } of added) {
    accounts.push({
      key: keyOf(),
      ...account,
      externalId: account.name === '' ? '' : externalIdFor(draft, account.name, accounts),
      connector: {
        displayName: account.name === '' ? '' : displayNameFor(draft, account.name, accounts),
        priority: 'medium',
      },
      regions: 'enabled',
      stackRegion: stackRegion ?? accounts.at(-1)?.stackRegion ?? 'us-east-1',
    })
  }
  return { ...draft, accounts }
}

export function changeAccount(draft: Draft, key: string, change: Partial<Omit<DraftAccount, 'key'>>): Draft {
  return {
    ...draft,
    accounts: draft.accounts.map((account) => (account.key === key ? { ...account, ...change } : account)),
  }
}

/** What can be the same for many accounts. */
export type SharedChange = Partial<Pick<DraftAccount, 'access' | 'regions' | 'stackRegion'>> & {
  readonly priority?: DraftAccount['connector']['priority']
  /** `{customer}-{account}`: each gets an ExternalID of its own. */
  readonly externalIdPattern?: string
  /** The number of a wave of the draft; the one after the last is the rest. */
  readonly wave?: number
}

export function changeAccounts(
  draft: Draft,
  keys: ReadonlySet<string>,
  { priority, ...change }: Omit<SharedChange, 'externalIdPattern' | 'wave'>,
): Draft {
  return {
    ...draft,
    accounts: draft.accounts.map((account) =>
      keys.has(account.key)
        ? {
            ...account,
            ...change,
            ...(priority !== undefined && { connector: { ...account.connector, priority } }),
          }
        : account,
    ),
  }
}

/**
 * The same with what each account gets by itself: an ExternalID from a pattern, and its wave.
 * @param isFixed whether the ExternalID of this account ID has to stay
 */
export function changeMany(
  draft: Draft,
  keys: ReadonlySet<string>,
  { externalIdPattern, wave, ...change }: SharedChange,
  isFixed: (accountId: string) => boolean,
): Draft {
  const next = changeAccounts(draft, keys, change)
  const chosen = next.accounts.filter(({ key }) => keys.has(key))
  const waves = wave === undefined ? next.waves : moveToWave(next.waves ?? [], chosen, wave)
  return {
    ...next,
    ...(waves && { waves }),
    ...(externalIdPattern !== undefined && {
      accounts: withPattern(next, keys, externalIdPattern, isFixed),
    }),
  }
}

function withPattern(
  { accounts, customer }: Draft,
  keys: ReadonlySet<string>,
  pattern: string,
  isFixed: (accountId: string) => boolean,
): DraftAccount[] {
  const changes = ({ key, accountId, name }: DraftAccount) =>
    keys.has(key) && !isFixed(accountId) && name !== ''
  const taken = new Set(accounts.flatMap((one) => (changes(one) ? [] : [one.externalId])))
  return accounts.map((account) => {
    if (!changes(account)) return account
    const parts = { customer: customer.shortName, account: account.name, id: account.accountId }
    return { ...account, externalId: externalIdOf(pattern, parts, taken) }
  })
}

/** Renames an account. ExternalID and display name follow where they are empty or still as suggested. */
export function renameAccount(draft: Draft, key: string, name: string, keepExternalId: boolean): Draft {
  const account = draft.accounts.find((one) => one.key === key)
  if (account === undefined) return draft
  const others = draft.accounts.filter((one) => one.key !== key)
  const before = suggestionsFor(draft, account)
  const followsId = !keepExternalId && isUntouched(account.externalId, before.externalId)
  const followsName = isUntouched(account.connector.displayName, before.displayName)
  return changeAccount(draft, key, {
    name,
    ...(followsId && { externalId: name === '' ? '' : externalIdFor(draft, name, others) }),
    ...(followsName && {
      connector: {
        ...account.connector,
        displayName: name === '' ? '' : displayNameFor(draft, name, others),
      },
    }),
  })
}

/**
 * Changes the customer. ExternalIDs and display names follow where they are empty or still as suggested.
 * @param isFixed whether the ExternalID of this account ID has to stay.
 */
export function changeCustomer(
  draft: Draft,
  customer: Draft['customer'],
  isFixed: (accountId: string) => boolean,
): Draft {
  const next = { ...draft, customer }
  const accounts: DraftAccount[] = []
  for (const [index, account] of draft.accounts.entries()) {
    const before = suggestionsFor(draft, account)
    // Accounts before this one are changed already, those after it not yet.
    const others = [...accounts, ...draft.accounts.slice(index + 1)]
    const followsId = !isFixed(account.accountId) && isUntouched(account.externalId, before.externalId)
    const followsName = isUntouched(account.connector.displayName, before.displayName)
    accounts.push({
      ...account,
      ...(followsId && account.name !== '' && { externalId: externalIdFor(next, account.name, others) }),
      ...(followsName &&
        account.name !== '' && {
          connector: { ...account.connector, displayName: displayNameFor(next, account.name, others) },
        }),
    })
  }
  return { ...next, accounts }
}

/** Removed accounts with their positions, so that they can be put back. */
export type Removed = readonly { readonly index: number; readonly account: DraftAccount }[]

export function removeAccounts(
  draft: Draft,
  keys: ReadonlySet<string>,
): { readonly draft: Draft; readonly removed: Removed } {
  const removed = draft.accounts.flatMap((account, index) =>
    keys.has(account.key) ? [{ index, account }] : [],
  )
  return { draft: { ...draft, accounts: draft.accounts.filter(({ key }) => !keys.has(key)) }, removed }
}

/** Puts accounts back at their old positions, or at the end if the list is shorter now. */
export function putBack(draft: Draft, removed: Removed): Draft {
  const accounts = [...draft.accounts]
  const present = new Set(accounts.map(({ key }) => key))
  for (const { index, account } of removed) {
    if (!present.has(account.key)) accounts.splice(Math.min(index, accounts.length), 0, account)
  }
  return { ...draft, accounts }
}

/** What would be suggested for an account as it is named now. */
export function suggestionsFor(
  draft: Draft,
  { key, name }: Pick<DraftAccount, 'key' | 'name'>,
): { readonly externalId: string; readonly displayName: string } {
  const others = draft.accounts.filter((one) => one.key !== key)
  return { externalId: externalIdFor(draft, name, others), displayName: displayNameFor(draft, name, others) }
}

function isUntouched(text: string, suggestion: string): boolean {
  return text === '' || text === suggestion
}

function externalIdFor({ customer }: Draft, name: string, others: readonly DraftAccount[]): string {
  return suggestExternalId(
    customer.shortName,
    name,
    others.map(({ externalId }) => externalId),
  )
}

function displayNameFor({ customer }: Draft, name: string, others: readonly DraftAccount[]): string {
  return suggestDisplayName(
    customer.name,
    name,
    others.map(({ connector }) => connector.displayName),
  )
}
