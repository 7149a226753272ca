import type { Call, Handler } from './call.ts'
import { accessKeyId, hexId } from './ids.ts'
import type { ScenarioAccount } from './scenario.ts'
import { WireError } from './wireError.ts'
import type { Session } from './world.ts'

/** What AWS Organizations makes in accounts that it created, and nobody makes in invited ones. */
export const ORGANIZATION_ROLE = 'OrganizationAccountAccessRole'

export const getCallerIdentity: Handler = ({ caller }) => ({
  answer: { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId },
})

/** Trust policies are simple here: the management account may assume an account's roles, nobody else may. */
export const assumeRole: Handler = (call) => {
  const { parameters, world, now } = call
  const roleArn = required(call, 'RoleArn')
  const sessionName = required(call, 'RoleSessionName')
  const seconds = durationOf(call)
  const target = trustedRole(call, roleArn)
  if (target === undefined) {
    throw new WireError(
      'AccessDenied',
      `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      403,
    )
  }
  // One hour is the most when a role is assumed with a role's session, whatever the role allows.
  if (seconds > 3600) {
    throw new WireError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  }
  const session: Session = {
    accessKeyId: accessKeyId(world.scenario, 'session', world.made),
    sessionToken: `practice-token-${hexId(32, world.scenario, 'token', world.made)}`,
    accountId: target.account.accountId,
    arn: `arn:aws:sts::${target.account.accountId}:assumed-role/${target.roleName}/${sessionName}`,
    userId: `${roleId(target.account.accountId, target.roleName)}:${sessionName}`,
    expiresAt: now + seconds * 1000,
    expired: false,
  }
  const stillGood = world.sessions.filter(({ expiresAt }) => (expiresAt ?? now) >= now)
  return {
    answer: {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: secretOf(session.accessKeyId),
        SessionToken: session.sessionToken,
        Expiration: new Date(now + seconds * 1000).toISOString(),
      },
      AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
      SourceIdentity: parameters.get('SourceIdentity'),
    },
    world: { ...world, made: world.made + 1, sessions: [...stillGood, session] },
  }
}

/** Secrets are never checked, but a client needs one to sign with. */
export function secretOf(keyId: string): string {
  return `practice-secret-${hexId(24, keyId, 'secret')}`
}

/** A role's unique ID, the first half of the caller's user ID. */
export function roleId(accountId: string, roleName: string): string {
  return `AROA${hexId(17, accountId, roleName).toUpperCase()}`
}

function trustedRole(
  call: Call,
  roleArn: string,
): { readonly account: ScenarioAccount; readonly roleName: string } | undefined {
  const [management] = call.scenario.accounts
  const match = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn)
  const account = call.scenario.accounts.find(({ accountId }) => accountId === match?.[1])
  const roleName = match?.[2]
  if (account === undefined || roleName === undefined || account.state !== 'ACTIVE') return undefined
  if (call.caller.accountId !== management.accountId) return undefined
  return rolesOf(account, management).includes(roleName) ? { account, roleName } : undefined
}

function rolesOf(account: ScenarioAccount, management: ScenarioAccount): readonly string[] {
  if (account.roles !== undefined) return account.roles
  return account.joinedMethod === 'CREATED' && account !== management ? [ORGANIZATION_ROLE] : []
}

function durationOf(call: Call): number {
  const given = call.parameters.get('DurationSeconds')
  const seconds = given === undefined ? 3600 : Number(given)
  if (seconds >= 900 && seconds <= 43_200) return seconds
  throw new WireError(
    'ValidationError',
    `1 validation error detected: Value '${given}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200`,
  )
}

function required(call: Call, name: string): string {
  const value = call.parameters.get(name)
  if (value !== undefined && value !== '') return value
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  throw new WireError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  )
}
