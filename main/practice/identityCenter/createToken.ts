import type { OpenHandler } from '../call.ts'
import { codeGrant } from './codeGrant.ts'
import { deviceGrant } from './deviceGrant.ts'
import { AUTHORIZATION_CODE, DEVICE_CODE, isGrantType, REFRESH_TOKEN } from './grantTypes.ts'
import { knownClient } from './knownClient.ts'
import { oidcError } from './oidcError.ts'
import { refreshGrant } from './refreshGrant.ts'

export const createToken: OpenHandler = (call) => {
  const client = knownClient(call)
  const grantType = call.parameters.get('grantType')
  if (!isGrantType(grantType)) throw oidcError('UnsupportedGrantType', 'Unsupported grant type')
  if (!client.grantTypes.includes(grantType)) {
    throw oidcError('UnauthorizedClient', 'Client is not authorized to use this grant type')
  }
  switch (grantType) {
    case AUTHORIZATION_CODE:
      return codeGrant(call, client)
    case DEVICE_CODE:
      return deviceGrant(call, client)
    case REFRESH_TOKEN:
      return refreshGrant(call, client)
  }
}
