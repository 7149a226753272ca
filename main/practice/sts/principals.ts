import { accessKeyId, hexId } from '../ids.ts'
import type { PracticeScenario, ScenarioAccount } from '../practiceScenario.ts'
import type { SessionRecord } from '../world.ts'

const ADMINISTRATOR_ROLE = 'AWSReservedSSO_AdministratorAccess_0123456789abcdef'

/** The administrator who does the onboarding, signed in to the management account. */
export function administrator({ name, accounts: [management] }: PracticeScenario): SessionRecord {
  const { accountId } = management
  return {
    accessKeyId: accessKeyId(name, 'administrator'),
    sessionToken: `practice-token-${hexId(32, name, 'administrator')}`,
    ...rolePrincipal(accountId, ADMINISTRATOR_ROLE, 'administrator'),
    expired: false,
  }
}

const USER_NAME = 'practice-operator'

/** An IAM user in the management account with long-lived access keys, as in older organisations. */
export function practiceUser({ name, accounts: [management] }: PracticeScenario): SessionRecord {
  const { accountId } = management
  return {
    accessKeyId: `AKIA${hexId(16, 'accessKey', name, 'user').toUpperCase()}`,
    sessionToken: '',
    accountId,
    arn: `arn:aws:iam::${accountId}:user/${USER_NAME}`,
    userId: `AIDA${hexId(17, accountId, USER_NAME).toUpperCase()}`,
    expired: false,
  }
}

/** The ARN of the IAM user's MFA device. */
export function mfaSerial({ accounts: [management] }: PracticeScenario): string {
  return `arn:aws:iam::${management.accountId}:mfa/${USER_NAME}`
}

/** The role that AWS Organizations makes in accounts that it created, but not in invited ones. */
export const ORGANIZATION_ROLE = 'OrganizationAccountAccessRole'

/** The roles in an account that trust the management account. */
export function rolesOf(scenario: PracticeScenario, account: ScenarioAccount): readonly string[] {
  if (account.roles !== undefined) return account.roles
  return account.joinedMethod === 'CREATED' && account !== scenario.accounts[0] ? [ORGANIZATION_ROLE] : []
}

/** The identity of a session of a role. */
export function rolePrincipal(accountId: string, roleName: string, sessionName: string) {
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `${roleId(accountId, roleName)}:${sessionName}`,
  }
}

/** The unique ID of a role, which is the first half of the session's user ID. */
function roleId(accountId: string, roleName: string): string {
  return `AROA${hexId(17, accountId, roleName).toUpperCase()}`
}
