import type { OpenCall, OpenHandler } from '../practiceCall.ts'
import { listOf } from '../wire/parameters.ts'
import type { ClientRecord } from '../world.ts'
import {
  AUTHORIZATION_CODE,
  DEVICE_CODE,
  isGrantType,
  oidcError,
  practiceSecret,
  REFRESH_TOKEN,
} from './oidcProtocol.ts'
import { isPracticeStartUrl } from './practicePortal.ts'

/** The scope that allows an app to list accounts and to get credentials. */
export const ACCOUNT_ACCESS = 'sso:account:access'

/** A registration is valid for ninety days, as AWS's are. */
const LIFE_MS = 90 * 24 * 60 * 60_000

/** Registers an app. Any app may register; a person decides later whether it gets access. */
export const registerClient: OpenHandler = (call) => {
  const { world, now, endpoint } = call
  const client: ClientRecord = {
    clientId: practiceSecret('client'),
    clientSecret: practiceSecret('client-secret'),
    ...metadataOf(call),
    expiresAt: now + LIFE_MS,
  }
  const clients = world.identityCenter.clients.filter(({ expiresAt }) => expiresAt > now)
  return {
    answer: {
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      clientIdIssuedAt: Math.floor(now / 1000),
      clientSecretExpiresAt: Math.floor(client.expiresAt / 1000),
      authorizationEndpoint: `${endpoint}/authorize`,
      tokenEndpoint: `${endpoint}/token`,
    },
    world: { ...world, identityCenter: { ...world.identityCenter, clients: [...clients, client] } },
  }
}

function metadataOf({
  parameters,
}: OpenCall): Pick<ClientRecord, 'clientName' | 'scopes' | 'grantTypes' | 'redirectUris'> {
  const clientName = parameters.get('clientName')
  if (clientName === undefined || clientName === '') throw oidcError('InvalidRequest', 'Missing clientName')
  if (parameters.get('clientType') !== 'public') {
    throw oidcError('InvalidClientMetadata', 'Invalid client type')
  }
  const scopes = listOf(parameters, 'scopes')
  if (scopes.some((scope) => scope !== ACCOUNT_ACCESS)) throw oidcError('InvalidScope', 'Invalid scope')
  return { clientName, scopes, ...grantsOf(parameters) }
}

function grantsOf(parameters: OpenCall['parameters']): Pick<ClientRecord, 'grantTypes' | 'redirectUris'> {
  const asked = listOf(parameters, 'grantTypes')
  const grantTypes = asked.length > 0 ? asked : [DEVICE_CODE, REFRESH_TOKEN]
  if (!grantTypes.every(isGrantType)) throw oidcError('UnsupportedGrantType', 'Unsupported grant type')
  const redirectUris = listOf(parameters, 'redirectUris')
  if (redirectUris.some((uri) => loopbackUri(uri) === undefined)) {
    throw oidcError('InvalidRedirectUri', 'Invalid redirect URI')
  }
  // The sign-in page belongs to the organisation, so its address is required.
  const issuerUrl = parameters.get('issuerUrl')
  const pageNeeded = grantTypes.includes(AUTHORIZATION_CODE)
  if ((pageNeeded || issuerUrl !== undefined) && !isPracticeStartUrl(issuerUrl)) {
    throw oidcError('InvalidRequest', 'Invalid issuerUrl')
  }
  if (pageNeeded && redirectUris.length === 0) throw oidcError('InvalidRequest', 'Missing redirectUris')
  return { grantTypes, redirectUris }
}

/** The registered app that calls, by its ID and secret. */
export function knownClient({ parameters, world, now }: OpenCall): ClientRecord {
  const client = world.identityCenter.clients.find(({ clientId }) => clientId === parameters.get('clientId'))
  if (client === undefined || client.clientSecret !== parameters.get('clientSecret')) {
    throw oidcError('InvalidClient', 'Invalid client ID or client secret')
  }
  if (client.expiresAt <= now) throw oidcError('InvalidClient', 'Client secret has expired')
  return client
}

/** Whether a redirect URI was registered; its port may differ: https://www.rfc-editor.org/rfc/rfc8252#section-7.3 */
export function isRegistered(redirectUri: string, registered: readonly string[]): boolean {
  const given = loopbackUri(redirectUri)
  return (
    given !== undefined &&
    registered.some((uri) => {
      const known = loopbackUri(uri)
      return known !== undefined && withoutPort(known) === withoutPort(given)
    })
  )
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** The URI if it leads to this computer: only loopback addresses are allowed. */
function loopbackUri(uri: string): URL | undefined {
  const url = URL.parse(uri)
  if (url?.protocol !== 'http:' || !LOOPBACK.includes(url.hostname)) return undefined
  return url.hash === '' && url.username === '' && url.password === '' ? url : undefined
}

function withoutPort({ hostname, pathname, search }: URL): string {
  return `${hostname}${pathname}${search}`
}
