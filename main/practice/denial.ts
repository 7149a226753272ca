import { iamAction, type PracticeCall } from './call.ts'
import { listOf } from './wire/parameters.ts'
import { WireError } from './wireError.ts'

/** How AWS words why: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export type DenialReason = 'explicitDeny' | 'identityDeny' | 'noIdentityPolicy'

/** The caller may not; in the words and the shape of the service that was called. */
export function accessDenied(call: PracticeCall, because: DenialReason): WireError {
  const action = iamAction(call)
  const resource = resourceOf(call)
  const on = resource === undefined ? '' : ` on resource: ${resource}`
  const sentence = `User: ${call.caller?.arn} is not authorized to perform: ${action}${on} ${reasonOf(because, action)}`
  switch (call.service) {
    case 'ec2':
      return new WireError(
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${sentence}. Encoded authorization failure message: ${encodedMessage(sentence)}`,
        403,
      )
    case 'sts':
    case 'cloudformation':
      return new WireError('AccessDenied', sentence, 403)
    case 'organizations':
      return new WireError('AccessDeniedException', sentence)
    case 'account':
      return new WireError('AccessDeniedException', sentence, 403)
    case 'sso':
      return noRoleAccess()
    // Whoever was asked to let the app in said no.
    case 'sso-oauth':
      return new WireError('AccessDeniedException', '')
  }
}

/** The portal's words for a role that nobody has assigned: it does not say whether there is one. */
export function noRoleAccess(): WireError {
  return new WireError('ForbiddenException', 'No access', 403)
}

function reasonOf(because: DenialReason, action: string): string {
  switch (because) {
    case 'explicitDeny':
      return 'with an explicit deny in a service control policy'
    // AWSRevokeOlderSessions, which "Revoke active sessions" puts on a role, or a policy that asks for MFA.
    case 'identityDeny':
      return 'with an explicit deny in an identity-based policy'
    case 'noIdentityPolicy':
      return `because no identity-based policy allows the ${action} action`
  }
}

function resourceOf(call: PracticeCall): string | undefined {
  const { parameters, region, accountId } = call
  switch (call.service) {
    case 'sts':
      return parameters.get('RoleArn')
    case 'organizations':
      return '*'
    case 'account':
      return `arn:aws:account::${accountId}:account`
    case 'sso':
    case 'sso-oauth':
      return undefined
    case 'cloudformation':
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${parameters.get('StackName') ?? '*'}/*`
    case 'ec2': {
      const vpcId = listOf(parameters, 'ResourceId')[0]
      if (vpcId !== undefined) return `arn:aws:ec2:${region}:${accountId}:vpc/${vpcId}`
      const flowLogId = call.action === 'DeleteFlowLogs' ? listOf(parameters, 'FlowLogId')[0] : undefined
      return flowLogId === undefined
        ? undefined
        : `arn:aws:ec2:${region}:${accountId}:vpc-flow-log/${flowLogId}`
    }
  }
}

// Real ones are long and opaque; only STS DecodeAuthorizationMessage reads them.
function encodedMessage(sentence: string): string {
  return Buffer.from(sentence).toString('base64url').repeat(2)
}
