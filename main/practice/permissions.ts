import { iamAction, type SignedCall } from './call.ts'
import { accessDenied } from './denial.ts'
import { hasRevokedRole } from './revokedRoles.ts'
import type { WireError } from './wireError.ts'

/** What the caller's own policies refuse; everybody else here is an administrator. */
export function refusedByPolicy(call: SignedCall): WireError | undefined {
  // "No permissions are required to perform this operation."
  if (iamAction(call) === 'sts:GetCallerIdentity') return undefined
  if (hasRevokedRole(call.world, call.caller)) return accessDenied(call, 'identityDeny')
  if (needsMultiFactor(call)) return accessDenied(call, 'identityDeny')
  return call.caller.arn.includes(READ_ONLY) && !isLook(call)
    ? accessDenied(call, 'noIdentityPolicy')
    : undefined
}

const READ_ONLY = ':assumed-role/AWSReservedSSO_ReadOnlyAccess_'

function isLook({ action }: SignedCall): boolean {
  return /^(Describe|List|Get)/.test(action)
}

/** The policy that AWS recommends to organisations with IAM users: nothing without MFA but getting a session with it. */
function needsMultiFactor({ scenario, caller, action, parameters }: SignedCall): boolean {
  return (
    scenario.mfa.user &&
    caller.arn.includes(':user/') &&
    !caller.withMfa &&
    action !== 'GetSessionToken' &&
    !(action === 'AssumeRole' && parameters.has('TokenCode'))
  )
}
