import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc'
import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { IdentityCenterPortal } from '../../../app/input/identityCenterPortal.ts'
import { portalAddress } from '../../../app/input/webAddress.ts'
import { type Clients, clientKind, unsigned } from '../../aws/clients.ts'

/** Secret: the registration of this app with one portal's OIDC service. */
export interface OidcClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Where a person's browser goes, with the authorization code grant. */
  readonly authorizationEndpoint: string
}

export interface DeviceAuthorization {
  /** Secret. */
  readonly deviceCode: string
  readonly userCode: string
  /** Contains the code, so that the person only has to compare it. */
  readonly url: string
  readonly expiresAt: Date
  /** Seconds between two calls of CreateToken. */
  readonly interval: number
}

/** The grant that a token is created with. */
export type Grant =
  | { readonly kind: 'device'; readonly deviceCode: string }
  | {
      readonly kind: 'code'
      readonly code: string
      readonly codeVerifier: string
      readonly redirectUri: string
    }
  | { readonly kind: 'refresh'; readonly refreshToken: string }

/** The OIDC service of one portal. Rejects as the port does. */
export interface Oidc {
  register(grant: 'device' | 'code', redirectUri?: string): Promise<OidcClient>
  startDeviceAuthorization(client: OidcClient): Promise<DeviceAuthorization>
  createToken(client: OidcClient, grant: Grant): Promise<AccessToken>
}

const GRANT_TYPES = {
  device: 'urn:ietf:params:oauth:grant-type:device_code',
  code: 'authorization_code',
  refresh: 'refresh_token',
} as const

/** The only scope that the access portal needs. */
const SCOPES = ['sso:account:access']

const SSO_OIDC = clientKind('SSO OIDC', (config) => new SSOOIDCClient(config))

/** @param signal aborts calls when the app closes. */
export function oidc(clients: Clients, portal: IdentityCenterPortal, signal: AbortSignal): Oidc {
  // The onboarding file and profiles may have the address as a browser showed it.
  const startUrl = portalAddress(portal.startUrl)
  const { calls, client: connected } = clients.client(SSO_OIDC, portal.region, unsigned)

  return {
    register: (grant, redirectUri) =>
      calls.look('sso-oidc:RegisterClient', signal, async (options) => {
        const answer = await (await connected()).send(
          new RegisterClientCommand({
            clientName: 'ActiveEye Onboarding',
            clientType: 'public',
            scopes: SCOPES,
            grantTypes: [GRANT_TYPES[grant], GRANT_TYPES.refresh],
            issuerUrl: startUrl,
            ...(redirectUri !== undefined && { redirectUris: [redirectUri] }),
          }),
          options,
        )
        const { clientId, clientSecret, authorizationEndpoint } = answer
        if (clientId === undefined || clientSecret === undefined) throw incomplete('sso-oidc:RegisterClient')
        return {
          clientId,
          clientSecret,
          authorizationEndpoint: pageAddress(
            authorizationEndpoint ?? (await authorizeUrl(await connected(), portal.region)),
          ),
        }
      }),
    startDeviceAuthorization: ({ clientId, clientSecret }) =>
      calls.look('sso-oidc:StartDeviceAuthorization', signal, async (options) => {
        const answer = await (await connected()).send(
          new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }),
          options,
        )
        const { deviceCode, userCode, verificationUri, verificationUriComplete } = answer
        if (deviceCode === undefined || userCode === undefined || verificationUri === undefined) {
          throw incomplete('sso-oidc:StartDeviceAuthorization')
        }
        return {
          deviceCode,
          userCode,
          url: pageAddress(verificationUriComplete ?? verificationUri),
          expiresAt: inSeconds(answer.expiresIn ?? 600),
          interval: answer.interval ?? 5,
        }
      }),
    createToken: (client, grant) =>
      calls.look('sso-oidc:CreateToken', signal, async (options) => {
        const { clientId, clientSecret } = client
        const { kind, ...given } = grant
        const answer = await (await connected()).send(
          new CreateTokenCommand({ clientId, clientSecret, grantType: GRANT_TYPES[kind], ...given }),
          options,
        )
        const { accessToken, refreshToken, expiresIn } = answer
        if (accessToken === undefined) throw incomplete('sso-oidc:CreateToken')
        return {
          value: accessToken,
          expiresAt: inSeconds(expiresIn ?? 3600),
          by: 'app' as const,
          ...(refreshToken !== undefined && { renewal: { refreshToken, client } }),
        }
      }),
  }
}

/** The authorization endpoint by the service's own address, as the AWS CLI builds it. */
async function authorizeUrl(client: SSOOIDCClient, region: string): Promise<string> {
  const own = await client.config.endpoint?.()
  if (own === undefined) return `https://oidc.${region}.amazonaws.com/authorize`
  const port = own.port === undefined ? '' : `:${own.port}`
  return `${own.protocol}//${own.hostname}${port}/authorize`
}

/** A browser opens it, so only addresses of pages are accepted. */
function pageAddress(address: string): string {
  const url = URL.parse(address)
  const isPage = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
  if (url !== null && isPage && url.username === '' && url.password === '') return url.href
  throw new AwsFailure({
    reason: 'service',
    action: 'sso-oidc:RegisterClient',
    code: 'NoPage',
    message: 'The address for signing in is not an https page',
  })
}

function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000)
}

function incomplete(action: string): AwsFailure {
  const message = 'The answer is incomplete'
  return new AwsFailure({ reason: 'service', action, code: 'IncompleteAnswer', message })
}

/** Secret: the bearer token of a sign-in to an access portal. */
export interface AccessToken {
  readonly value: string
  readonly expiresAt: Date
  readonly by: 'app' | 'awsCli'
  /** What it can be renewed with without a person. Never the AWS CLI's own refresh token, which works once. */
  readonly renewal?: { readonly refreshToken: string; readonly client: OidcClient }
}
