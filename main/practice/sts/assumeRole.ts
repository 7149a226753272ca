import type { SignedCall, SignedHandler } from '../call.ts'
import { credentialsRefused } from '../refusal.ts'
import { isRevoked } from '../revokedRoles.ts'
import { WireError } from '../wireError.ts'
import { checkMultiFactor } from './multiFactor.ts'
import { openSession } from './openSession.ts'
import { durationOf, required } from './parameters.ts'
import { rolePrincipal, rolesOf } from './roles.ts'

/** Trust policies are simple here: the management account may assume an account's roles, nobody else may. */
export const assumeRole: SignedHandler = (call) => {
  const { parameters, now } = call
  const roleArn = required(call, 'RoleArn')
  const sessionName = required(call, 'RoleSessionName')
  const seconds = durationOf(call, { usual: 3600, longest: 43_200 })
  const { world, withMfa } = checkMultiFactor(call)
  const target = trustedRole(call, roleArn, withMfa)
  if (target === undefined) {
    throw new WireError(
      'AccessDenied',
      `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      403,
    )
  }
  if (world.lapsed.includes(target.accountId)) throw credentialsRefused('sts', 'expired')
  if (seconds > 3600) throw tooLong(call)
  const principal = rolePrincipal(target.accountId, target.roleName, sessionName)
  const opened = openSession(world, now, { ...principal, expiresAt: now + seconds * 1000 })
  return {
    answer: {
      Credentials: opened.credentials,
      AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
      SourceIdentity: parameters.get('SourceIdentity'),
    },
    world: opened.world,
  }
}

/** One hour is the most with a role's session, whatever the role allows; and no role here allows more. */
function tooLong({ caller }: SignedCall): WireError {
  return new WireError(
    'ValidationError',
    caller.arn.includes(':assumed-role/')
      ? 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'
      : 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  )
}

function trustedRole({ scenario, world, caller }: SignedCall, roleArn: string, withMfa: boolean) {
  const match = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn)
  const account = scenario.accounts.find(({ accountId }) => accountId === match?.[1])
  const roleName = match?.[2]
  if (account === undefined || roleName === undefined || account.state !== 'ACTIVE') return undefined
  const { accountId } = account
  const isTrusted =
    caller.accountId === scenario.accounts[0].accountId &&
    rolesOf(scenario, account).includes(roleName) &&
    !isRevoked(world, accountId, roleName) &&
    (withMfa || !scenario.mfa.rolesIn.includes(accountId))
  return isTrusted ? { accountId, roleName } : undefined
}
