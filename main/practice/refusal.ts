import type { PracticeService } from './call.ts'
import { WireError } from './wireError.ts'

export type CredentialsFault = 'missing' | 'unknown' | 'expired'

/** The words for credentials that are no good; a Region that is not enabled answers as if it did not know them. */
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
    // The portal does not tell these apart; its OIDC service takes no credentials.
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
