import { useEffect } from 'react'
import type { Draft, DraftAccount } from '../../app/onboarding/draft.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import type { AccountPermissions } from '../../app/permissions/permissions.ts'
import { counted } from '../../app/report/counted.ts'
import type { Client } from '../client/contractClient.ts'
import { permissionsResultWords } from '../pages/accounts/permissions/permissionWords.ts'
import { announce } from './announcementStore.ts'
import { wayInto } from './connectionSubject.ts'
import { useOpened } from './openedStore.ts'
import { createTests } from './resultStore.ts'
import type { Subject, TestResults } from './testResults.ts'

/** What the credentials of each account may do, by account ID. Nothing of it is saved. */
export const permissionChecks = createTests<AccountPermissions>()

/** `checking`, or what came out; `undefined` where it was not checked as it is now. */
export type CheckedPermissions = AccountPermissions | { readonly state: 'checking' } | undefined

export function permissionsOf(
  results: TestResults<AccountPermissions>,
  account: DraftAccount,
): CheckedPermissions {
  const subject = subjectOf(account)
  const known = results.get(subject.key)
  if (known === undefined || known.of !== subject.of) return undefined
  return known.result ?? { state: 'checking' }
}

/** Those of the accounts that the file has just so: only they can be checked. */
export function checkable(
  accounts: readonly DraftAccount[],
  inFile: readonly Account[],
): readonly DraftAccount[] {
  const saved = new Set(inFile.map((account) => subjectOf({ key: '', ...account }).of))
  return accounts.filter((account) => saved.has(subjectOf(account).of))
}

export async function checkPermissions(
  client: Client,
  accounts: readonly DraftAccount[],
  undo: boolean,
): Promise<void> {
  if (accounts.length === 0) return
  const subjects = accounts.map(subjectOf)
  announce(`Checking the permissions in ${counted(accounts.length, 'account')}`)
  await permissionChecks.run(subjects, async (signal) =>
    keyed(await client.access.permissions({ accountIds: subjects.map(({ key }) => key), undo }, { signal })),
  )
  const { results, refusal } = permissionChecks.use.getState()
  if (refusal === undefined)
    announce(permissionsResultWords(subjects.map(({ key }) => results.get(key)?.result)))
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
    if (draft !== undefined) permissionChecks.keep(draft.accounts.map(subjectOf))
  }, [draft, onboardingId, practice])
}

/** Which Regions are looked at matters, too. */
function subjectOf(account: DraftAccount): Subject {
  const { of, attempt } = wayInto(account)
  const { accountId = '' } = attempt
  return { key: accountId, of: JSON.stringify([of, account.regions, account.stackRegion]) }
}

async function* keyed(results: AsyncIterable<AccountPermissions>) {
  for await (const result of results) yield { key: result.accountId, result }
}
