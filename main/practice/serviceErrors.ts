import { iamAction, type PracticeCall, type PracticeService } from './practiceCall.ts'
import { listOf } from './wire/parameters.ts'
import { WireError } from './wire/wireError.ts'

export type CredentialsFault = 'missing' | 'unknown' | 'expired'

/** The error for missing, unknown or expired credentials. A Region that is not enabled answers `unknown`. */
export function credentialsRefused(service: PracticeService, why: CredentialsFault): WireError {
  switch (service) {
    case 'ec2':
      return ec2Refusal(why)
    case 'sts':
    case 'cloudformation':
      return queryRefusal(why)
    case 'organizations':
      return jsonRefusal(why, 400)
    case 'account':
      return jsonRefusal(why, 403)
    // The portal gives one error for all of them; its OIDC service takes no credentials.
    case 'sso':
    case 'sso-oauth':
      return new WireError('UnauthorizedException', 'Session token not found or invalid', 401)
  }
}

function ec2Refusal(why: CredentialsFault): WireError {
  switch (why) {
    case 'missing':
      return missingToken()
    case 'unknown':
      return new WireError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
    case 'expired':
      return new WireError('RequestExpired', 'Request has expired.')
  }
}

function queryRefusal(why: CredentialsFault): WireError {
  switch (why) {
    case 'missing':
      return missingToken()
    case 'unknown':
      return new WireError(
        'InvalidClientTokenId',
        'The security token included in the request is invalid.',
        403,
      )
    case 'expired':
      return new WireError('ExpiredToken', 'The security token included in the request is expired', 403)
  }
}

function missingToken(): WireError {
  return new WireError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
}

function jsonRefusal(why: CredentialsFault, status: number): WireError {
  switch (why) {
    case 'missing':
      return new WireError('MissingAuthenticationTokenException', 'Missing Authentication Token', status)
    case 'unknown':
      return new WireError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
        status,
      )
    case 'expired':
      return new WireError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
        status,
      )
  }
}

/** EC2's error for an account whose registration is not over. */
export function accountNotActivated(): WireError {
  return new WireError(
    'OptInRequired',
    'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.',
    401,
  )
}

/** The reasons that AWS names for a denial: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
type DenialReason = 'explicitDeny' | 'identityDeny' | 'noIdentityPolicy'

/** The error for a call that the caller is not allowed to make, in the words of the called service. */
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
    // The person denied the app's request.
    case 'sso-oauth':
      return new WireError('AccessDeniedException', '')
  }
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

// AWS's messages are long and opaque; only STS DecodeAuthorizationMessage can read them.
function encodedMessage(sentence: string): string {
  return Buffer.from(sentence).toString('base64url').repeat(2)
}

/** The portal's error for a role that is not assigned; it does not reveal whether the role exists. */
export function noRoleAccess(): WireError {
  return new WireError('ForbiddenException', 'No access', 403)
}

/** The error for too many requests, in the called service's words. */
export function throttled(service: PracticeService): WireError {
  switch (service) {
    case 'ec2':
      return new WireError('RequestLimitExceeded', 'Request limit exceeded.', 503)
    case 'sts':
    case 'cloudformation':
      return new WireError('Throttling', 'Rate exceeded')
    case 'organizations':
      return new WireError(
        'TooManyRequestsException',
        'You have sent too many requests in too short a period of time.',
      )
    case 'account':
    case 'sso':
      return new WireError('TooManyRequestsException', 'Too Many Requests', 429)
    case 'sso-oauth':
      return new WireError('SlowDownException', 'Slow down')
  }
}

/** An internal error of AWS, in the called service's words. */
export function serviceFailure(service: PracticeService, status: 500 | 503): WireError {
  const unavailable = status === 503
  switch (service) {
    case 'ec2':
      return unavailable
        ? new WireError('Unavailable', 'The service is unavailable. Please try again shortly.', status)
        : new WireError('InternalError', 'An internal error has occurred', status)
    case 'sts':
    case 'cloudformation':
      return unavailable
        ? new WireError(
            'ServiceUnavailable',
            'The request has failed due to a temporary failure of the server.',
            status,
          )
        : new WireError(
            'InternalFailure',
            'The request processing has failed because of an unknown error.',
            status,
          )
    case 'organizations':
      return new WireError(
        'ServiceException',
        'Organizations cannot complete your request. Try again later.',
        status,
      )
    case 'account':
    case 'sso':
    case 'sso-oauth':
      return new WireError('InternalServerException', 'An internal error has occurred', status)
  }
}
