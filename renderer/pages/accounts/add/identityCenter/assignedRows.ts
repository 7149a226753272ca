import type { AssignedAccount } from '../../../../../app/access/foundAccounts.ts'
import { roleRank } from '../../../../../app/access/rolesOfAccount.ts'
import type { DraftAccount } from '../../../../../app/onboarding/draft.ts'
import { type Choosable, listMarks } from '../choosing.ts'

/** An account that a person is assigned to, and the chosen role. */
export interface AssignedRow extends Choosable {
  readonly account: AssignedAccount
  /** One of the assigned roles; `undefined` if none is chosen. */
  readonly roleName: string | undefined
  /** The role that was chosen, if it is not assigned here. */
  readonly lacks: string | undefined
  readonly inList: boolean
}

/**
 * @param forAll the role for every account where it is assigned.
 * @param own what was chosen for single accounts, by account ID.
 */
export function assignedRows(
  assigned: readonly AssignedAccount[],
  accounts: readonly DraftAccount[],
  forAll: string | undefined,
  own: ReadonlyMap<string, string>,
): readonly AssignedRow[] {
  const marks = listMarks(accounts)
  return assigned.map((account) => {
    const { accountId, name, roleNames } = account
    const wished = own.get(accountId) ?? forAll
    const roleName = wished !== undefined && roleNames.includes(wished) ? wished : undefined
    const lacks = roleName === undefined ? wished : undefined
    const mark = marks.get(accountId)
    return {
      key: accountId,
      name: name || accountId,
      account,
      roleName,
      lacks,
      inList: mark !== undefined,
      why: mark ?? whyNot(roleNames, roleName, lacks),
    }
  })
}

/** The assigned roles with their number of accounts: first those that can probably do the work, of these the most frequent. */
export function roleCounts(
  assigned: readonly AssignedAccount[],
): readonly { readonly roleName: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { roleNames } of assigned) {
    for (const roleName of new Set(roleNames)) counts.set(roleName, (counts.get(roleName) ?? 0) + 1)
  }
  return [...counts]
    .map(([roleName, count]) => ({ roleName, count }))
    .sort(
      (one, other) =>
        roleRank(one.roleName) - roleRank(other.roleName) ||
        other.count - one.count ||
        one.roleName.localeCompare(other.roleName),
    )
}

/** The default role: the one that accounts of the list use, else the only assigned one, else the only administrator's. */
export function likelyRole(
  assigned: readonly AssignedAccount[],
  accounts: readonly DraftAccount[],
): string | undefined {
  const counts = roleCounts(assigned)
  const used = accounts.map(({ access }) => (access.kind === 'identityCenter' ? access.roleName : undefined))
  const known = used.findLast((roleName) => counts.some((one) => one.roleName === roleName))
  const administrators = counts.filter(({ roleName }) => roleRank(roleName) === 0)
  const [only, another] = counts.length === 1 ? counts : administrators
  return known ?? (another === undefined ? only?.roleName : undefined)
}

function whyNot(
  roleNames: readonly string[],
  roleName: string | undefined,
  lacks: string | undefined,
): string | undefined {
  if (roleName !== undefined) return undefined
  if (roleNames.length === 0) return 'No role is assigned to you here'
  return lacks === undefined ? 'Choose a role' : `${lacks} is not assigned to you here: choose another role`
}
