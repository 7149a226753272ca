import { useEffect } from 'react'
import type { Draft, DraftAccount } from '../../app/onboarding/draft.ts'
import type { AccountPermissions } from '../../app/permissions/permissions.ts'
import { draftSubject } from './connectionSubject.ts'
import { useOpened } from './openedStore.ts'
import { createTestResultStore } from './testResultStore.ts'
import type { Subject, TestResults } from './testResults.ts'

/** What the credentials of each account may do, by account ID. Nothing of it is saved. */
export const permissionChecks = createTestResultStore<AccountPermissions>()

/** `checking`, or the result; `undefined` where the account was not checked as it is now. */
export type CheckedPermissions = AccountPermissions | { readonly state: 'checking' } | undefined

export function permissionsOf(
  results: TestResults<AccountPermissions>,
  account: DraftAccount,
): CheckedPermissions {
  const subject = permissionSubject(account)
  const known = results.get(subject.key)
  if (known === undefined || known.of !== subject.of) return undefined
  return known.result ?? { state: 'checking' }
}

/** What the results are about: an onboarding, and AWS or a practice cloud. */
let about: string | undefined

/** Drops what was found out about another onboarding, or about an account that has changed since. */
export function useKeptPermissions(draft: Draft | undefined): void {
  const onboardingId = useOpened((state) => state.opened?.onboarding.id)
  const practice = useOpened((state) => state.opened?.practice)
  useEffect(() => {
    const now = JSON.stringify([onboardingId, practice])
    if (about !== now) permissionChecks.clear()
    about = now
    if (draft !== undefined) permissionChecks.keep(draft.accounts.map(permissionSubject))
  }, [draft, onboardingId, practice])
}

/** What a check of the permissions is about. Which Regions are looked at matters, too. */
export function permissionSubject(account: DraftAccount): Subject {
  const { of, test } = draftSubject(account)
  const { accountId = '' } = test
  return { key: accountId, of: JSON.stringify([of, account.regions, account.stackRegion]) }
}
