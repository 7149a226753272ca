import type { PracticeService } from './call.ts'
import { WireError } from './wireError.ts'

/** Too many requests, in each service's own code. */
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

/** A fault of AWS's own, in each service's words. */
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
