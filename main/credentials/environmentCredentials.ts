import { fromHttp } from '@aws-sdk/credential-providers'
import type { Configuration } from '../../app/access/foundAccounts.ts'
import type { Credentials } from '../aws/credentials.ts'
import type { Environment } from '../configuration/environment.ts'
import { providerCredentials, type WebIdentity, webIdentityCredentials } from './providerCredentials.ts'
import { signInMissing } from './signInMissing.ts'

/** What kind of credentials the environment has, and how to say it. */
type EnvironmentSource = Configuration['environment']

/** In the AWS CLI's order: keys, then a profile, then what the computer itself provides. */
export function environmentKind(env: Environment): EnvironmentSource {
  if (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) {
    const beside = env.AWS_PROFILE ? ` AWS_PROFILE (${env.AWS_PROFILE}) is set too, and not used.` : ''
    const set = env.AWS_SESSION_TOKEN
      ? 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN are set.'
      : 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set.'
    return { kind: 'keys', words: `${set}${beside}` }
  }
  if (env.AWS_PROFILE) {
    const words = `AWS_PROFILE names the profile ${env.AWS_PROFILE}.`
    return { kind: 'profile', profile: env.AWS_PROFILE, words }
  }
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN) {
    return { kind: 'webIdentity', words: `AWS_WEB_IDENTITY_TOKEN_FILE leads to ${env.AWS_ROLE_ARN}.` }
  }
  if (env.AWS_CONTAINER_CREDENTIALS_FULL_URI || env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI) {
    return { kind: 'container', words: 'This container, or AWS CloudShell, gives credentials.' }
  }
  return { kind: 'none', words: 'There are no AWS credentials in the environment of this app.' }
}

/** The credentials of the environment itself; a profile that it names has a session of its own. */
export async function environmentCredentials(
  env: Environment,
  /** For the SDK's own client for STS. */
  clientConfig: () => Promise<object>,
): Promise<Credentials> {
  switch (environmentKind(env).kind) {
    case 'keys':
      return keysOf(env)
    case 'webIdentity':
      return webIdentityCredentials(webIdentityOf(env), await clientConfig())
    case 'container':
      return providerCredentials('sts:GetCallerIdentity', () => fromHttp(containerOf(env))())
    case 'profile':
    case 'none':
      throw signInMissing(
        'NoEnvironmentCredentials',
        'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set in the environment of this app.',
      )
  }
}

/** When the keys that the app was started with expire: the environment of a running process can't be renewed. */
export function environmentEnd(env: Environment): Date | undefined {
  if (environmentKind(env).kind !== 'keys') return undefined
  const end = new Date(env.AWS_CREDENTIAL_EXPIRATION ?? '')
  return Number.isNaN(end.getTime()) ? undefined : end
}

function keysOf(env: Environment): Credentials {
  const expiration = environmentEnd(env)
  return {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    ...(env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}),
    ...(expiration === undefined ? {} : { expiration }),
  }
}

function webIdentityOf(env: Environment): WebIdentity {
  return {
    roleArn: env.AWS_ROLE_ARN ?? '',
    tokenFile: env.AWS_WEB_IDENTITY_TOKEN_FILE ?? '',
    ...(env.AWS_ROLE_SESSION_NAME && { sessionName: env.AWS_ROLE_SESSION_NAME }),
  }
}

/** Of Amazon ECS, Amazon EKS or AWS CloudShell. All are passed, or the SDK would read the process's own environment. */
function containerOf(env: Environment): Parameters<typeof fromHttp>[0] {
  const {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: full,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
  } = env
  return {
    ...(relative
      ? { awsContainerCredentialsRelativeUri: relative }
      : full && { awsContainerCredentialsFullUri: full }),
    ...(tokenFile
      ? { awsContainerAuthorizationTokenFile: tokenFile }
      : token && { awsContainerAuthorizationToken: token }),
  }
}
