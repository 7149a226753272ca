import type { OpenCall } from '../call.ts'
import { oidcError } from './oidcError.ts'
import type { ClientRecord } from './records.ts'

/** The app that calls, by its ID and secret. */
export function knownClient({ parameters, world, now }: OpenCall): ClientRecord {
  const client = world.identityCenter.clients.find(({ clientId }) => clientId === parameters.get('clientId'))
  if (client === undefined || client.clientSecret !== parameters.get('clientSecret')) {
    throw oidcError('InvalidClient', 'Invalid client ID or client secret')
  }
  if (client.expiresAt <= now) throw oidcError('InvalidClient', 'Client secret has expired')
  return client
}
