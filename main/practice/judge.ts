import { refusal } from './authenticate.ts'
import { type Call, iamAction, type Service } from './call.ts'
import { denial } from './denial.ts'
import type { Fault } from './fault.ts'
import { WireError } from './wireError.ts'
import type { World } from './world.ts'

/** What the scenario's faults make of a call. */
export type Verdict =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'refuse'; readonly error: WireError }
  | { readonly kind: 'noAnswer' }

/** The first fault in effect decides. The world counts the calls that matched. */
export function judge(call: Call): { readonly verdict: Verdict; readonly world: World } {
  let { world } = call
  for (const [at, fault] of call.scenario.faults.entries()) {
    if (!matches(fault, call)) continue
    const earlier = world.faultCalls[at] ?? 0
    const first = fault.afterCalls ?? 0
    const end = first + timesOf(fault)
    // Counting goes on only as far as it can matter, so that a steady fault does not change the world for ever.
    if (earlier < (end === Number.POSITIVE_INFINITY ? first : end)) {
      world = { ...world, faultCalls: { ...world.faultCalls, [at]: earlier + 1 } }
    }
    if (earlier >= first && earlier < end) return effect(fault, call, world)
  }
  return { verdict: { kind: 'proceed' }, world }
}

function matches(fault: Fault, call: Call): boolean {
  const { accountId, region, action } = fault
  return (
    (accountId === undefined || accountId === call.caller.accountId) &&
    (region === undefined || region === call.region) &&
    (action === undefined || action === iamAction(call) || action === `${call.service}:*`)
  )
}

function timesOf(fault: Fault): number {
  switch (fault.kind) {
    case 'explicitDeny':
    case 'accessDenied':
    case 'noAnswer':
      return Number.POSITIVE_INFINITY
    case 'throttle':
    case 'serverError':
      return fault.times
    case 'expireCredentials':
      return 1
  }
}

function effect(fault: Fault, call: Call, world: World): { verdict: Verdict; world: World } {
  switch (fault.kind) {
    case 'noAnswer':
      return { verdict: { kind: 'noAnswer' }, world }
    case 'explicitDeny':
      return { verdict: { kind: 'refuse', error: denial(call, 'explicitDeny') }, world }
    case 'accessDenied':
      return { verdict: { kind: 'refuse', error: denial(call, 'noIdentityPolicy') }, world }
    case 'throttle':
      return { verdict: { kind: 'refuse', error: throttled(call.service) }, world }
    case 'serverError':
      return { verdict: { kind: 'refuse', error: outOfOrder(call.service, fault.status) }, world }
    case 'expireCredentials': {
      const sessions = world.sessions.map((session) =>
        fault.which === 'all' || session.expiresAt !== undefined ? { ...session, expired: true } : session,
      )
      const callerExpired = sessions.some(
        (session) => session.accessKeyId === call.caller.accessKeyId && session.expired,
      )
      return {
        verdict: callerExpired
          ? { kind: 'refuse', error: refusal(call.service, 'expired') }
          : { kind: 'proceed' },
        world: { ...world, sessions },
      }
    }
  }
}

/** Too many requests, in each service's own code. */
export function throttled(service: Service): WireError {
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
  }
}

function outOfOrder(service: Service, status: 500 | 503): WireError {
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
  }
}
