import { hexId } from '../ids.ts'
import type { PracticeScenario, ScenarioAccount } from '../scenario.ts'

/** What AWS Organizations makes in accounts that it created, and nobody makes in invited ones. */
export const ORGANIZATION_ROLE = 'OrganizationAccountAccessRole'

/** The roles in an account that trust the management account. */
export function rolesOf(scenario: PracticeScenario, account: ScenarioAccount): readonly string[] {
  if (account.roles !== undefined) return account.roles
  return account.joinedMethod === 'CREATED' && account !== scenario.accounts[0] ? [ORGANIZATION_ROLE] : []
}

/** Who somebody is in a role. */
export function rolePrincipal(accountId: string, roleName: string, sessionName: string) {
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `${roleId(accountId, roleName)}:${sessionName}`,
  }
}

/** A role's unique ID, the first half of the caller's user ID. */
function roleId(accountId: string, roleName: string): string {
  return `AROA${hexId(17, accountId, roleName).toUpperCase()}`
}
