import { WireError } from '../wireError.ts'

/** The names and statuses of the SDK's own list of the service's errors. */
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
