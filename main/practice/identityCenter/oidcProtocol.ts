import { randomUUID } from 'node:crypto'
import { WireError } from '../wire/wireError.ts'

/** The grant types of CreateToken: https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html */
export const AUTHORIZATION_CODE = 'authorization_code'

export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'

export const REFRESH_TOKEN = 'refresh_token'

const GRANT_TYPES = [AUTHORIZATION_CODE, DEVICE_CODE, REFRESH_TOKEN] as const

type GrantType = (typeof GRANT_TYPES)[number]

export function isGrantType(name: string | undefined): name is GrantType {
  return GRANT_TYPES.some((known) => known === name)
}

/** The errors of the service, as the SDK lists them. */
type OidcError =
  | 'AccessDenied'
  | 'AuthorizationPending'
  | 'ExpiredToken'
  | 'InvalidClient'
  | 'InvalidClientMetadata'
  | 'InvalidGrant'
  | 'InvalidRedirectUri'
  | 'InvalidRequest'
  | 'InvalidScope'
  | 'SlowDown'
  | 'UnauthorizedClient'
  | 'UnsupportedGrantType'

export function oidcError(name: OidcError, description = ''): WireError {
  return new WireError(`${name}Exception`, description, name === 'InvalidClient' ? 401 : 400)
}

/** A random secret. Unlike IDs, secrets differ each time, so that they cannot be guessed. */
export function practiceSecret(what: string): string {
  return `practice-${what}-${randomUUID()}`
}
