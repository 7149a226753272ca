import type { ConnectionTestResult } from '../../../../../app/access/connectionTest.ts'
import type { OrganizationAccount } from '../../../../../app/access/foundAccounts.ts'
import type { Access } from '../../../../../app/onboarding/access.ts'
import type { DraftAccount } from '../../../../../app/onboarding/draft.ts'
import {
  accessParts,
  type ConnectionSubject,
  connectionSubject,
} from '../../../../state/connectionSubject.ts'
import { type ConnectionState, connectionStateOf } from '../../../../state/connectionTestStore.ts'
import type { TestResults } from '../../../../state/testResults.ts'
import { roleFrom, roleText } from '../../accessWords.ts'
import { accessFaults } from '../../draftFaults.ts'
import { type Choosable, listMarks } from '../choosing.ts'

/** An account of the organization, and the access to it. */
export interface OrganizationRow extends Choosable {
  readonly account: OrganizationAccount
  readonly access: Access
  /** The account of the credentials that list the organization; it needs no role. */
  readonly isOwn: boolean
  /** As typed: an ARN, a name, or several names in order. */
  readonly role: string
  readonly connection: ConnectionState
}

/** How the accounts of the organization are accessed. */
export interface MemberAccess {
  /** The credentials that list the organization. */
  readonly through: Access
  /** The role for all, as typed. */
  readonly role: string
  /** Other roles for single accounts, by account ID. */
  readonly own: ReadonlyMap<string, string>
}

export function organizationRows(
  found: readonly OrganizationAccount[],
  { through, role, own }: MemberAccess,
  results: TestResults<ConnectionTestResult>,
  accounts: readonly DraftAccount[],
): readonly OrganizationRow[] {
  const marks = listMarks(accounts)
  return found.map((account) => {
    const { accountId, name } = account
    const isOwn = !isThrough(account.access, through)
    const typed = own.get(accountId) ?? role
    const access: Access = isOwn ? account.access : { kind: 'role', ...roleFrom(typed), through }
    const row = { key: accountId, name: name || accountId, account, access, isOwn, role: typed }
    const why = account.unusable ?? marks.get(accountId) ?? (isOwn ? undefined : roleFault(access))
    return { ...row, why, connection: connectionStateOf(results, memberSubject(row)) }
  })
}

export function memberSubject({ key, access }: Pick<OrganizationRow, 'key' | 'access'>): ConnectionSubject {
  return connectionSubject({ key, accountId: key, access })
}

/** How an account joined the organization: only created accounts have OrganizationAccountAccessRole by default. */
export function joinedWords({ account, isOwn }: Pick<OrganizationRow, 'account' | 'isOwn'>): string {
  if (isOwn) return 'Account of these credentials'
  return account.joinedMethod === 'INVITED'
    ? 'Invited: no OrganizationAccountAccessRole unless somebody created it'
    : 'Created here'
}

/** "2 untested, 1 failed", of the accounts to be added; `undefined` if all are connected. */
export function untestedWords(rows: readonly OrganizationRow[]): string | undefined {
  const failed = rows.filter(({ connection }) => connection?.state === 'failed').length
  const untested = rows.filter(
    ({ connection }) => connection?.state !== 'failed' && connection?.state !== 'connected',
  ).length
  if (untested === rows.length && rows.length > 0) return 'untested'
  const words = [
    ...(untested > 0 ? [`${untested} untested`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ]
  return words.length === 0 ? undefined : words.join(', ')
}

/** Adds a role name at the end. @returns the same text if it has the name already. */
export function withRole(role: string, name: string): string {
  const names = role
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return names.includes(name) ? role : [...names, name].join(', ')
}

/** The place of an account in the organization. */
interface Placed {
  /** The names of the organizational units from the root; left out where they can't be read. */
  readonly units?: readonly string[] | undefined
}

/** "Workloads / Prod"; "Root" for an account in no unit. */
export function unitPath(units: readonly string[]): string {
  return units.length === 0 ? 'Root' : units.join(' / ')
}

/** The units in tree order, with their number of accounts, nested units included. */
export function unitCounts(
  accounts: readonly Placed[],
): readonly { readonly path: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { units } of accounts) {
    for (let depth = 1; depth <= (units?.length ?? 0); depth += 1) {
      const path = unitPath(units?.slice(0, depth) ?? [])
      counts.set(path, (counts.get(path) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([path, count]) => ({ path, count }))
    .sort((one, other) => one.path.localeCompare(other.path))
}

/** Whether an account is in this unit or in a unit below it. */
export function isInUnit({ units }: Placed, path: string): boolean {
  return units?.some((_, index) => unitPath(units.slice(0, index + 1)) === path) ?? false
}

/** Whether this access assumes a role through these credentials, as for all member accounts. */
function isThrough(access: Access, through: Access): boolean {
  return (
    access.kind === 'role' &&
    JSON.stringify(accessParts(access.through)) === JSON.stringify(accessParts(through))
  )
}

function roleFault(access: Access): string | undefined {
  if (roleText(access.kind === 'role' ? access : {}) === '') return 'The name of a role is missing'
  const [fault] = accessFaults(access).values()
  return fault === undefined ? undefined : `The role is not valid: ${fault}`
}
