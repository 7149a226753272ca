import type { Draft, DraftAccount } from '../../app/onboarding/draft.ts'

/**
 * A draft from main, with the names that the rows have here, so that the form of a row stays open and a selection
 * stays. The very same draft when nothing differs.
 */
export function withKnownRows(next: Draft, known: Draft | undefined, keyOf: () => string): Draft {
  if (known === undefined) return next
  const keys = new Map(known.accounts.map((account) => [account.accountId, account.key]))
  const accounts = next.accounts.map((account) => {
    const key = keys.get(account.accountId) ?? keyOf()
    keys.delete(account.accountId)
    return { ...account, key }
  })
  const merged = { ...next, accounts }
  return textOf(merged) === textOf(known) ? known : merged
}

/** Everything but the names of the rows. */
function textOf(draft: Draft): string {
  const accounts = draft.accounts.map(({ key: _, ...account }: DraftAccount) => account)
  return JSON.stringify({ ...draft, accounts })
}
