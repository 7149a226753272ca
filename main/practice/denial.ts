import { type Call, iamAction } from './call.ts'
import { listOf } from './wire/parameters.ts'
import { WireError } from './wireError.ts'

/** How AWS words why: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export type Because = 'explicitDeny' | 'noIdentityPolicy'

/** The caller may not; in the words and the shape of the service that was called. */
export function denial(call: Call, because: Because): WireError {
  const action = iamAction(call)
  const resource = resourceOf(call)
  const reason =
    because === 'explicitDeny'
      ? 'with an explicit deny in a service control policy'
      : `because no identity-based policy allows the ${action} action`
  const on = resource === undefined ? '' : ` on resource: ${resource}`
  const sentence = `User: ${call.caller.arn} is not authorized to perform: ${action}${on} ${reason}`
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
  }
}

function resourceOf(call: Call): string | undefined {
  const { parameters, region } = call
  const { accountId } = call.caller
  switch (call.service) {
    case 'sts':
      return parameters.get('RoleArn')
    case 'organizations':
      return '*'
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
