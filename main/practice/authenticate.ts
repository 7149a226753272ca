import type { Service } from './call.ts'
import { optInStatus } from './regions.ts'
import type { Scenario } from './scenario.ts'
import type { WireRequest } from './wire/request.ts'
import { WireError } from './wireError.ts'
import type { Session, World } from './world.ts'

/** Who calls, and whether they may in this Region; throws as the service would. The signature is not verified. */
export function authenticate(
  service: Service,
  request: WireRequest,
  scenario: Scenario,
  world: World,
  now: number,
): { readonly caller: Session; readonly region: string } {
  const { signature } = request
  if (signature === undefined) throw refusal(service, 'missing')
  const caller = world.sessions.find((session) => session.accessKeyId === signature.accessKeyId)
  if (caller === undefined || caller.sessionToken !== signature.sessionToken)
    throw refusal(service, 'unknown')
  if (caller.expired || (caller.expiresAt ?? Number.POSITIVE_INFINITY) <= now)
    throw refusal(service, 'expired')
  const account = scenario.accounts.find(({ accountId }) => accountId === caller.accountId)
  const enabled = account !== undefined && optInStatus(scenario, account, signature.region) !== 'not-opted-in'
  if (!enabled) throw refusal(service, 'unknown')
  return { caller, region: signature.region }
}

/** The words for credentials that are no good; a Region that is not enabled answers as if it did not know them. */
export function refusal(service: Service, why: 'missing' | 'unknown' | 'expired'): WireError {
  switch (why) {
    case 'missing':
      return service === 'organizations'
        ? new WireError('MissingAuthenticationTokenException', 'Missing Authentication Token')
        : new WireError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
    case 'unknown':
      switch (service) {
        case 'ec2':
          return new WireError(
            'AuthFailure',
            'AWS was not able to validate the provided access credentials',
            401,
          )
        case 'organizations':
          return new WireError(
            'UnrecognizedClientException',
            'The security token included in the request is invalid.',
          )
        case 'sts':
        case 'cloudformation':
          return new WireError(
            'InvalidClientTokenId',
            'The security token included in the request is invalid.',
            403,
          )
      }
      break
    case 'expired':
      switch (service) {
        case 'ec2':
          return new WireError('RequestExpired', 'Request has expired.')
        case 'organizations':
          return new WireError(
            'ExpiredTokenException',
            'The security token included in the request is expired',
          )
        case 'sts':
        case 'cloudformation':
          return new WireError('ExpiredToken', 'The security token included in the request is expired', 403)
      }
  }
}
