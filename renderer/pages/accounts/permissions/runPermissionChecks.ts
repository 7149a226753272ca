import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { permissionResultsHeadline } from '../../../../app/permissions/permissionSummary.ts'
import type { AccountPermissions } from '../../../../app/permissions/permissions.ts'
import { plural } from '../../../../app/text/plural.ts'
import { announce } from '../../../state/announcementStore.ts'
import { permissionChecks, permissionSubject } from '../../../state/permissionCheckStore.ts'

/** The accounts that the file has exactly as typed. Only these can be checked. */
export function checkable(
  accounts: readonly DraftAccount[],
  inFile: readonly Account[],
): readonly DraftAccount[] {
  const saved = new Set(inFile.map((account) => permissionSubject({ key: '', ...account }).of))
  return accounts.filter((account) => saved.has(permissionSubject(account).of))
}

/** Checks the permissions in these accounts and announces the result to screen readers. */
export async function runPermissionChecks(
  client: ContractClient,
  accounts: readonly DraftAccount[],
  undo: boolean,
): Promise<void> {
  if (accounts.length === 0) return
  const subjects = accounts.map(permissionSubject)
  announce(`Checking the permissions in ${plural(accounts.length, 'account')}`)
  await permissionChecks.run(subjects, async (signal) =>
    keyed(await client.access.permissions({ accountIds: subjects.map(({ key }) => key), undo }, { signal })),
  )
  const { results, refusal } = permissionChecks.use.getState()
  if (refusal === undefined)
    announce(permissionResultsHeadline(subjects.flatMap(({ key }) => results.get(key)?.result ?? [])))
}

async function* keyed(results: AsyncIterable<AccountPermissions>) {
  for await (const result of results) yield { key: result.accountId, result }
}
