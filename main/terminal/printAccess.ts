import type { ConnectionTestResult } from '../../app/access/connectionTest.ts'
import { summarisePermissions } from '../../app/permissions/permissionSummary.ts'
import type { AccountPermissions, Permission } from '../../app/permissions/permissions.ts'
import { clockTimeHere } from '../../app/text/timestamp.ts'
import { printProblem } from './printProblems.ts'
import { toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

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

/** The headline, then for each state but `allowed` its actions and Regions, with each reason once. */
export function printPermissions(found: AccountPermissions, terminal: Terminal): void {
  if (found.state === 'failed') {
    printProblem(found.problem, terminal)
    return
  }
  const { headline, tone, groups } = summarisePermissions(found.permissions)
  terminal.out(`  ${toned(tone, `Permissions: ${headline}`)}`)
  for (const { state, title, reasons } of groups) {
    if (state === 'allowed') continue
    terminal.out(`  ${toned(state === 'unknown' ? 'todo' : 'bad', title)}`)
    for (const { words, permissions } of reasons) {
      for (const line of actionLines(permissions)) terminal.out(`    ${line}`)
      terminal.out(`      ${words}`)
    }
  }
}

/** The result as `access --json` prints it: the same headline, states and reasons. */
export function permissionsInJson(found: AccountPermissions) {
  if (found.state === 'failed') return found
  const { headline, counts, groups } = summarisePermissions(found.permissions)
  return {
    accountId: found.accountId,
    state: found.state,
    headline,
    counts,
    groups: groups.map(({ state, title, reasons }) => ({
      state,
      title,
      reasons: reasons.map(({ words, permissions }) => ({
        words,
        actions: permissions.map(({ action, purpose, regions }) => ({ action, purpose, regions })),
      })),
    })),
  }
}

/** One line for the actions without a Region, and one for each that concerns some Regions only. */
function actionLines(permissions: readonly Permission[]): readonly string[] {
  const everywhere = permissions.filter(({ regions }) => regions === undefined).map(({ action }) => action)
  const somewhere = permissions.flatMap(({ action, regions }) =>
    regions === undefined ? [] : [`${action} in ${regions.join(', ')}`],
  )
  return [...(everywhere.length > 0 ? [everywhere.join(', ')] : []), ...somewhere]
}
