import type { ConnectionTestResult } from '../../app/access/connectionTest.ts'
import type { Tone } from '../../app/checklist/stateWords.ts'
import type { AccountPermissions, Permission, PermissionState } from '../../app/permissions/permissions.ts'
import { plural } from '../../app/text/plural.ts'
import { clockTimeHere } from '../../app/text/timestamp.ts'
import { printProblem } from './printProblems.ts'
import { toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

const NOT_ALLOWED: readonly {
  readonly state: PermissionState
  readonly title: string
  readonly tone: Tone
}[] = [
  { state: 'missing', title: 'Missing: nothing allows it', tone: 'bad' },
  {
    state: 'blocked',
    title: 'Blocked by a policy above the account: more permissions do not help',
    tone: 'bad',
  },
  { state: 'unknown', title: 'Can’t be tested beforehand', tone: 'todo' },
]

/** The identity of an account's session and when it ends, or why the connection test failed. */
export function printConnection(result: ConnectionTestResult, terminal: Terminal): void {
  if (result.state === 'failed') {
    printProblem(result.problem, terminal)
    return
  }
  const { arn, endsAt } = result
  const role = roleOf(arn)
  terminal.out(`  ${toned('good', role === undefined ? 'Connected' : `Connected, role ${role}`)}`)
  terminal.out(`    ${arn}`)
  if (endsAt !== undefined) terminal.out(`    Signed in until ${clockTimeHere(endsAt)}`)
}

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` names it; other identities have none. */
export function roleOf(arn: string): string | undefined {
  return /:assumed-role\/([^/]+)\//.exec(arn)?.[1]
}

/** The permissions that are missing or blocked, by action and Region; then those that can't be tested beforehand. */
export function printPermissions(found: AccountPermissions, terminal: Terminal): void {
  if (found.state === 'failed') {
    printProblem(found.problem, terminal)
    return
  }
  const { permissions } = found
  const allowed = permissions.filter(({ state }) => state === 'allowed').length
  terminal.out(`  ${toned('good', `${plural(allowed, 'action')} allowed`)}`)
  for (const { state, title, tone } of NOT_ALLOWED) {
    const some = permissions.filter((permission) => permission.state === state)
    if (some.length === 0) continue
    terminal.out(`  ${toned(tone, title)}`)
    for (const [words, alike] of Map.groupBy(some, (permission) => permission.words)) {
      for (const line of actionLines(alike)) terminal.out(`    ${line}`)
      terminal.out(`      ${words}`)
    }
  }
}

/** Nothing is known to be missing or blocked. */
export function isAllowed(found: AccountPermissions): boolean {
  return (
    found.state === 'looked' &&
    found.permissions.every(({ state }) => state !== 'missing' && state !== 'blocked')
  )
}

/** One line for the actions without a Region, and one for each that concerns some Regions only. */
function actionLines(permissions: readonly Permission[]): readonly string[] {
  const everywhere = permissions.filter(({ regions }) => regions === undefined).map(({ action }) => action)
  const somewhere = permissions.flatMap(({ action, regions }) =>
    regions === undefined ? [] : [`${action} in ${regions.join(', ')}`],
  )
  return [...(everywhere.length > 0 ? [everywhere.join(', ')] : []), ...somewhere]
}
