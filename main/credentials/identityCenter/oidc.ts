import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc'
import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { Portal } from '../../../app/input/portal.ts'
import type { Clients } from '../../aws/clients.ts'
import { anonymous } from '../../aws/clients.ts'

/** Secret: this app, as one portal's OIDC service knows it. */
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
  /** With the code in it, so that the person only has to compare. */
  readonly url: string
  readonly expiresAt: Date
  /** Seconds between two questions. */
  readonly interval: number
}

/** What a token is created with. */
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

/** All that the access portal asks for. */
const SCOPES = ['sso:account:access']

/** @param signal ends what is under way when the app closes. */
export function oidc(clients: Clients, portal: Portal, signal: AbortSignal): Oidc {
  const { calls, client: connected } = clients.client(
    'SSO OIDC',
    portal.region,
    anonymous,
    (config) => new SSOOIDCClient(config),
  )

  return {
    register: (grant, redirectUri) =>
      calls.look('sso-oidc:RegisterClient', signal, async (options) => {
        const answer = await (await connected()).send(
          new RegisterClientCommand({
            clientName: 'ActiveEye Onboarding',
            clientType: 'public',
            scopes: SCOPES,
            grantTypes: [GRANT_TYPES[grant], GRANT_TYPES.refresh],
            issuerUrl: portal.startUrl,
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
          new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl: portal.startUrl }),
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

/** Beside the service's own address, as the AWS CLI builds it. */
async function authorizeUrl(client: SSOOIDCClient, region: string): Promise<string> {
  const own = await client.config.endpoint?.()
  if (own === undefined) return `https://oidc.${region}.amazonaws.com/authorize`
  const port = own.port === undefined ? '' : `:${own.port}`
  return `${own.protocol}//${own.hostname}${port}/authorize`
}

/** A browser is sent there, so it is a page and nothing else that an address can start. */
function pageAddress(address: string): string {
  const url = URL.parse(address)
  const isPage = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
  if (url !== null && isPage && url.username === '' && url.password === '') return url.href
  throw new AwsFailure({
    reason: 'service',
    action: 'sso-oidc:RegisterClient',
    code: 'NoPage',
    message: 'The address to sign in at is no https page',
  })
}

function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000)
}

function incomplete(action: string): AwsFailure {
  const message = 'The answer lacks what it should hold'
  return new AwsFailure({ reason: 'service', action, code: 'IncompleteAnswer', message })
}

/** Secret: the bearer of an access portal's sign-in. */
export interface AccessToken {
  readonly value: string
  readonly expiresAt: Date
  readonly by: 'app' | 'awsCli'
  /** With what it can be renewed without a person; never the AWS CLI's own, which would be used up for it. */
  readonly renewal?: { readonly refreshToken: string; readonly client: OidcClient }
}
