import { useEffect } from 'react'
import type { ConnectionResult } from '../../app/access/connection.ts'
import type { Draft, DraftAccount } from '../../app/onboarding/draft.ts'
import type { Client } from '../client/contractClient.ts'
import { testWaysIn } from '../pages/accounts/connection/runConnectionTests.ts'
import { wayInto } from './connectionSubject.ts'
import { useDraft } from './draftStore.ts'
import { useOpened } from './openedStore.ts'
import { createTests } from './resultStore.ts'
import type { TestResults } from './testResults.ts'

/** Whether the way into each account of the list is open, by the key of its row. Nothing of it is saved. */
export const connectionTests = createTests<ConnectionResult>()

/** `testing`, or what came out; `undefined` where it was not tested as it is typed now. */
export type Connection = ConnectionResult | { readonly state: 'testing' } | undefined

export function connectionOf(results: TestResults<ConnectionResult>, account: DraftAccount): Connection {
  const known = results.get(account.key)
  if (known === undefined || known.of !== wayInto(account).of) return undefined
  return known.result ?? { state: 'testing' }
}

export function testConnections(client: Client, accounts: readonly DraftAccount[]): Promise<void> {
  const practice = useOpened.getState().opened?.practice
  return testWaysIn(connectionTests, client, accounts.map(wayInto), practice)
}

/** What the results are about: an onboarding, and AWS or a practice cloud. */
let about: string | undefined

/** Drops what was found out about another onboarding, or about an account that has changed since. */
export function useKeptConnections(draft: Draft | undefined): void {
  const onboardingId = useDraft((state) => state.onboardingId)
  const practice = useOpened((state) => state.opened?.practice)
  useEffect(() => {
    const now = JSON.stringify([onboardingId, practice])
    if (about !== now) connectionTests.clear()
    about = now
    if (draft !== undefined) connectionTests.keep(draft.accounts.map(wayInto))
  }, [draft, onboardingId, practice])
}
