import type { OpenCall } from '../call.ts'
import { credentialsRefused } from '../refusal.ts'
import type { TokenRecord } from './records.ts'

/** The sign-in whose access token the request has, as long as it is good. */
export function tokenOf({ bearer: accessToken, service, world, now }: OpenCall): TokenRecord {
  const token = world.identityCenter.tokens.find((one) => one.accessToken === accessToken)
  if (token === undefined) throw credentialsRefused(service, 'unknown')
  if (token.expired || token.expiresAt <= now) throw credentialsRefused(service, 'expired')
  return token
}
