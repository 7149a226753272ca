import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { fromHttp, fromInstanceMetadata } from '@aws-sdk/credential-providers'
import type { Configuration } from '../../app/access/foundAccounts.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import type { Credentials } from '../aws/credentials.ts'
import { sharedConfigPaths } from '../configuration/configFiles.ts'
import { type Environment, withoutBlanks } from '../configuration/environment.ts'
import { listProfiles } from './profiles/listProfiles.ts'
import type { CredentialSource } from './profiles/profileStep.ts'
import { readSharedConfig, type SharedConfig } from './profiles/sharedConfig.ts'
import { providerCredentials, type WebIdentity, webIdentityCredentials } from './providerCredentials.ts'
import { signInMissing } from './signInMissing.ts'

/** What kind of credentials AWS tools find by themselves, and how to say it. */
export type EnvironmentSource = Configuration['environment']

/** The profile that is used where nothing names another one. */
const DEFAULT_PROFILE = 'default'

/** How long an EC2 instance's metadata service may take; where there is none, nobody answers. Milliseconds. */
const METADATA_TIMEOUT = 1_000

/** What the variables say, in the AWS CLI's order: keys, then a profile, then a web identity, then the container. */
export function variablesSource(variables: Environment): EnvironmentSource {
  const env = withoutBlanks(variables)
  if (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) {
    const beside = env.AWS_PROFILE ? ` AWS_PROFILE (${env.AWS_PROFILE}) is set too, and not used.` : ''
    const set = env.AWS_SESSION_TOKEN
      ? 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN are set.'
      : 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set.'
    return { kind: 'keys', words: `${set}${beside}` }
  }
  if (env.AWS_ACCESS_KEY_ID) return half('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY')
  if (env.AWS_PROFILE) {
    const words = `AWS_PROFILE names the profile ${env.AWS_PROFILE}.`
    return { kind: 'profile', profile: env.AWS_PROFILE, words }
  }
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN) {
    return { kind: 'webIdentity', words: `AWS_WEB_IDENTITY_TOKEN_FILE leads to ${env.AWS_ROLE_ARN}.` }
  }
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE) return half('AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN')
  const container = containerVariable(env)
  if (container !== undefined) {
    return {
      kind: 'container',
      words: `This container, or AWS CloudShell, gives credentials (${container} is set).`,
    }
  }
  return { kind: 'none', words: 'No variable of the environment has or names credentials.' }
}

function half(set: string, missing: string): EnvironmentSource {
  return {
    kind: 'incomplete',
    words: `${set} is set and ${missing} is not, so AWS tools refuse to sign in. Set both, or neither, then start this app again.`,
  }
}

/**
 * What AWS tools find by themselves: what the variables say, else the profile default, else the container, else the
 * EC2 instance that this computer may be. Nothing is called. The words name what is used, and what is not.
 */
export async function environmentSource(variables: Environment): Promise<EnvironmentSource> {
  const env = withoutBlanks(variables)
  const named = variablesSource(env)
  if (named.kind === 'webIdentity') {
    const file = env.AWS_WEB_IDENTITY_TOKEN_FILE ?? ''
    if (await isReadable(file)) return named
    return { kind: 'incomplete', words: tokenFileWords(env) }
  }
  if (named.kind !== 'container' && named.kind !== 'none') return named
  const config = await readSharedConfig(env)
  const ignored = ignoredWords(env)
  const found = listProfiles(config).find(({ name }) => name === DEFAULT_PROFILE)
  if (found !== undefined && (found.unusable === undefined || namesCredentials(config))) {
    const instead = named.kind === 'container' ? ' The container’s credentials are not used.' : ''
    const words = `No variable has or names credentials, so the profile default counts${found.unusable === undefined ? '' : `, which can’t be used: ${found.unusable}`}`
    return {
      kind: 'profile',
      profile: DEFAULT_PROFILE,
      words: `${withFullStop(words)}${instead}${ignored}`,
    }
  }
  if (named.kind === 'container') return named
  const { config: path, credentials } = sharedConfigPaths(env)
  const instance = isMetadataDisabled(env)
    ? 'AWS_EC2_METADATA_DISABLED forbids asking an EC2 instance for its role.'
    : 'Only the role of an EC2 instance is left, if this computer is one.'
  return {
    kind: 'none',
    words: `AWS tools find no credentials here: no variable (AWS_ACCESS_KEY_ID, AWS_PROFILE and so on) has or names any, and there is no profile default with credentials in ${path} or ${credentials}. ${instance}${ignored}`,
  }
}

/** A variable that does nothing alone is often one that was forgotten, or is left over. */
function ignoredWords(env: Environment): string {
  const alone = [
    ...(env.AWS_SECRET_ACCESS_KEY ? ['AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID'] : []),
    ...(env.AWS_SESSION_TOKEN && !env.AWS_SECRET_ACCESS_KEY
      ? ['AWS_SESSION_TOKEN is set without AWS_ACCESS_KEY_ID']
      : []),
    ...(env.AWS_ROLE_ARN ? ['AWS_ROLE_ARN is set without AWS_WEB_IDENTITY_TOKEN_FILE'] : []),
  ]
  return alone.map((words) => ` ${words}, and not used.`).join('')
}

function withFullStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

/** Whether [default] is about credentials; it often has a Region only. One that was dropped counts. */
function namesCredentials({ profiles, dropped }: SharedConfig): boolean {
  const settings = Object.keys(profiles[DEFAULT_PROFILE] ?? {})
  return (
    dropped.some(({ name }) => name === DEFAULT_PROFILE) ||
    settings.some((name) =>
      /^(aws_(access_key_id|secret_access_key)|role_arn|sso_|credential_|login_session|web_identity)/.test(
        name,
      ),
    )
  )
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
}

function tokenFileWords(env: Environment): string {
  return `AWS_WEB_IDENTITY_TOKEN_FILE names the file ${env.AWS_WEB_IDENTITY_TOKEN_FILE}, which is not there or can’t be read. Have the token written there, or unset the variable and start this app again.`
}

/** The credentials of the environment itself; a profile that it names has a session of its own. */
export async function environmentCredentials(
  env: Environment,
  source: EnvironmentSource,
  /** For the SDK's own client for STS. */
  clientConfig: () => Promise<object>,
): Promise<Credentials> {
  switch (source.kind) {
    case 'keys':
      return keysOf(env)
    case 'webIdentity':
      return webIdentityCredentials(webIdentityOf(env), await clientConfig())
    case 'container':
      return containerCredentials(env)
    case 'none':
      return instanceCredentials(env, source.words)
    case 'profile':
    case 'incomplete':
      throw signInMissing('NoEnvironmentCredentials', source.words)
  }
}

/** The credentials that a profile's credential_source names. */
export async function sourceCredentials(
  source: CredentialSource,
  variables: Environment,
): Promise<Credentials> {
  const env = withoutBlanks(variables)
  switch (source) {
    case 'Environment': {
      const { kind, words } = variablesSource(env)
      if (kind === 'keys') return keysOf(env)
      const why = kind === 'incomplete' ? words : 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.'
      throw signInMissing('NoEnvironmentCredentials', `Its credential_source is Environment: ${why}`)
    }
    case 'EcsContainer':
      if (containerVariable(env) !== undefined) return containerCredentials(env)
      throw signInMissing(
        'ContainerWithoutCredentials',
        'Its credential_source is EcsContainer, and no variable names an endpoint of a container (AWS_CONTAINER_CREDENTIALS_FULL_URI).',
      )
    case 'Ec2InstanceMetadata':
      return instanceCredentials(env, 'Its credential_source is Ec2InstanceMetadata.')
  }
}

/** An endpoint that does not answer is no problem of the way to AWS. */
async function containerCredentials(env: Environment): Promise<Credentials> {
  try {
    return await providerCredentials('sts:GetCallerIdentity', () => fromHttp(containerOf(env))())
  } catch (error) {
    if (!(error instanceof AwsFailure) || error.details.reason === 'signInMissing') throw error
    throw signInMissing(
      'ContainerWithoutCredentials',
      `${containerVariable(env)} names an endpoint for credentials that gives none (${error.details.message}). Start the app where that endpoint answers, or unset the variable and start this app again.`,
    )
  }
}

async function instanceCredentials(env: Environment, words: string): Promise<Credentials> {
  if (isMetadataDisabled(env)) throw signInMissing('NoEnvironmentCredentials', words)
  try {
    return await fromInstanceMetadata({ timeout: METADATA_TIMEOUT, maxRetries: 0 })()
  } catch {
    throw signInMissing(
      'NoEnvironmentCredentials',
      `${words} No metadata service of an instance gave credentials within ${METADATA_TIMEOUT / 1000} second.`,
    )
  }
}

function isMetadataDisabled(env: Environment): boolean {
  return env.AWS_EC2_METADATA_DISABLED?.trim().toLowerCase() === 'true'
}

function containerVariable(env: Environment): string | undefined {
  if (env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI) return 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'
  return env.AWS_CONTAINER_CREDENTIALS_FULL_URI ? 'AWS_CONTAINER_CREDENTIALS_FULL_URI' : undefined
}

/** When the keys that the app was started with expire: the environment of a running process can't be renewed. */
export function environmentEnd(env: Environment): Date | undefined {
  if (variablesSource(env).kind !== 'keys') return undefined
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
