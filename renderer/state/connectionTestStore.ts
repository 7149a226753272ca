import { useEffect } from 'react'
import type { ConnectionTestResult } from '../../app/access/connectionTest.ts'
import type { Draft } from '../../app/onboarding/draft.ts'
import { draftSubject } from './connectionSubject.ts'
import { useDraft } from './draftStore.ts'
import { useOpened } from './openedStore.ts'
import { createTestResultStore } from './testResultStore.ts'
import type { Subject, TestResults } from './testResults.ts'

/** The connection tests of the accounts in the list, by the key of the row. Nothing of it is saved. */
export const connectionTests = createTestResultStore<ConnectionTestResult>()

/** `testing`, or the result; `undefined` where the account was not tested as it is typed now. */
export type ConnectionState = ConnectionTestResult | { readonly state: 'testing' } | undefined

/** What is known of the connection that this subject describes. */
export function connectionStateOf(
  results: TestResults<ConnectionTestResult>,
  { key, of }: Subject,
): ConnectionState {
  const known = results.get(key)
  if (known === undefined || known.of !== of) return undefined
  return known.result ?? { state: 'testing' }
}

/** What the results are about: an onboarding, and AWS or a practice cloud. */
let about: string | undefined

/** Drops what was found out about another onboarding, or about an account that has changed since. */
export function useKeptConnectionTests(draft: Draft | undefined): void {
  const onboardingId = useDraft((state) => state.onboardingId)
  const practice = useOpened((state) => state.opened?.practice)
  useEffect(() => {
    const now = JSON.stringify([onboardingId, practice])
    if (about !== now) connectionTests.clear()
    about = now
    if (draft !== undefined) connectionTests.keep(draft.accounts.map(draftSubject))
  }, [draft, onboardingId, practice])
}
