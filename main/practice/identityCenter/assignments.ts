import { hexId } from '../ids.ts'
import { isRevoked } from '../revokedRoles.ts'
import type { PracticeScenario, ScenarioAccount } from '../scenario.ts'
import type { World } from '../world.ts'

/** The permission sets that the administrator has in an account. */
export function assignedRoles(
  scenario: PracticeScenario,
  world: World,
  account: ScenarioAccount,
): readonly string[] {
  if (account.state !== 'ACTIVE') return []
  const { assignments, roleNames } = scenario.identityCenter
  const assigned = assignments[account.accountId] ?? roleNames
  return assigned.filter((roleName) => !isRevoked(world, account.accountId, roleName))
}

/** The role that a permission set becomes in an account. */
export function permissionSetRole(accountId: string, roleName: string): string {
  return `AWSReservedSSO_${roleName}_${hexId(16, accountId, 'permissionSet', roleName)}`
}
