import type { FoundAccount } from '../../../../app/access/found.ts'
import type { Draft } from '../../../../app/onboarding/draft.ts'

/** An account that was found, and why it can't be chosen when it can't. */
export interface Choice {
  readonly account: FoundAccount
  readonly why: string | undefined
}

/** Each account once: a second profile for the same account would only repeat it. */
export function choicesFrom(found: readonly FoundAccount[], { accounts }: Draft): readonly Choice[] {
  const places = new Map(
    accounts.map(({ accountId, name }) => [accountId, `In the list already, as ${name}`]),
  )
  return found.map((account) => {
    const why = account.unusable ?? places.get(account.accountId)
    if (why === undefined) places.set(account.accountId, `The same account as ${account.name}`)
    return { account, why }
  })
}
