import { createHash } from 'node:crypto'
import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso'
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc'
import {
  PRACTICE_IDENTITY_CENTER,
  type PracticeCloud,
  type PracticeCredentials,
} from '../../../main/practice/practiceCloud.ts'
import { redirectedBy } from './practicePage.ts'

const { startUrl, region } = PRACTICE_IDENTITY_CENTER

export const SCOPE = 'sso:account:access'
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
export const CODE_VERIFIER = 'only-the-app-knows-this-0123456789-0123456789'
export const REDIRECT_URI = 'http://127.0.0.1:45678/oauth/callback'

export function oidc({ endpoint }: PracticeCloud): SSOOIDCClient {
  return new SSOOIDCClient({ endpoint, region, maxAttempts: 1 })
}

export function portal({ endpoint }: PracticeCloud): SSOClient {
  return new SSOClient({ endpoint, region, maxAttempts: 1 })
}

export interface RegisteredClient {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
}

export async function register(cloud: PracticeCloud): Promise<RegisteredClient> {
  const { clientId, clientSecret } = await oidc(cloud).send(
    new RegisterClientCommand({
      clientName: 'Practice <test>',
      clientType: 'public',
      scopes: [SCOPE],
      grantTypes: ['authorization_code', 'refresh_token', DEVICE_CODE],
      // Without a port: which one is free is not known before.
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: startUrl,
    }),
  )
  return { clientId, clientSecret }
}

export async function startDevice(cloud: PracticeCloud, client: RegisteredClient) {
  return oidc(cloud).send(new StartDeviceAuthorizationCommand({ ...client, startUrl }))
}

export function tokenForDevice(
  cloud: PracticeCloud,
  client: RegisteredClient,
  deviceCode: string | undefined,
) {
  return oidc(cloud).send(new CreateTokenCommand({ ...client, grantType: DEVICE_CODE, deviceCode }))
}

/** The address that the app opens in the browser. */
export function authorizePage(
  { endpoint }: PracticeCloud,
  { clientId = '' }: RegisteredClient,
  change: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT_URI,
    state: 'what the app said',
    code_challenge_method: 'S256',
    scopes: SCOPE,
    code_challenge: createHash('sha256').update(CODE_VERIFIER).digest('base64url'),
    ...change,
  })
  return `${endpoint}/authorize?${query}`
}

export function tokenForCode(
  cloud: PracticeCloud,
  client: RegisteredClient,
  code: string | null,
  change: { readonly codeVerifier?: string; readonly redirectUri?: string } = {},
) {
  return oidc(cloud).send(
    new CreateTokenCommand({
      ...client,
      grantType: 'authorization_code',
      code: code ?? undefined,
      redirectUri: REDIRECT_URI,
      codeVerifier: CODE_VERIFIER,
      ...change,
    }),
  )
}

export function refresh(cloud: PracticeCloud, client: RegisteredClient, refreshToken: string | undefined) {
  return oidc(cloud).send(new CreateTokenCommand({ ...client, grantType: 'refresh_token', refreshToken }))
}

/** A whole sign-in in the browser. */
export async function signIn(cloud: PracticeCloud) {
  const client = await register(cloud)
  const redirected = await redirectedBy('allow', authorizePage(cloud, client))
  const { accessToken, refreshToken } = await tokenForCode(cloud, client, redirected.searchParams.get('code'))
  return { client, accessToken, refreshToken }
}

/** What the portal gives for a role in an account. */
export async function roleCredentials(
  cloud: PracticeCloud,
  accessToken: string | undefined,
  accountId: string,
  roleName = 'AdministratorAccess',
): Promise<PracticeCredentials> {
  const { roleCredentials: given } = await portal(cloud).send(
    new GetRoleCredentialsCommand({ accessToken, accountId, roleName }),
  )
  return {
    accessKeyId: given?.accessKeyId ?? '',
    secretAccessKey: given?.secretAccessKey ?? '',
    sessionToken: given?.sessionToken ?? '',
  }
}
