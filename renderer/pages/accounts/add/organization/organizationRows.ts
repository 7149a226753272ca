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
import { accessFaults } from '../accessFaultTexts.ts'
import { type Choosable, listMarks } from '../choosing.ts'

/** An account of the organization, and the access to it. */
export interface OrganizationRow extends Choosable {
  readonly account: OrganizationAccount
  readonly access: Access
  /** The one that was asked: its own credentials lead into it. */
  readonly isOwn: boolean
  /** As it is typed: a name, or several in their order. */
  readonly role: string
  readonly connection: ConnectionState
}

/** How the accounts of the organization are accessed. */
export interface MemberAccess {
  /** With what the organization was asked. */
  readonly through: Access
  /** The roles for all, as they are typed. */
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

/** How an account got into the organization, where that says something about its role. */
export function joinedWords({ account, isOwn }: Pick<OrganizationRow, 'account' | 'isOwn'>): string {
  if (isOwn) return 'The account that was asked'
  return account.joinedMethod === 'INVITED'
    ? 'Invited: no OrganizationAccountAccessRole unless somebody made it'
    : 'Created here'
}

/** "2 untested, 1 failed": what a person should know of those that are about to be added. */
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

/** With another name after those that are there; the very same when it is among them. */
export function withRole(role: string, name: string): string {
  const names = role
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return names.includes(name) ? role : [...names, name].join(', ')
}

/** The members get the role; who was asked keeps its own. */
function isThrough(access: Access, through: Access): boolean {
  return (
    access.kind === 'role' &&
    JSON.stringify(accessParts(access.through)) === JSON.stringify(accessParts(through))
  )
}

function roleFault(access: Access): string | undefined {
  if (roleText(access.kind === 'role' ? access : {}) === '') return 'The name of a role is missing'
  const [fault] = accessFaults(access).values()
  return fault === undefined ? undefined : `The role is not right: ${fault}`
}
