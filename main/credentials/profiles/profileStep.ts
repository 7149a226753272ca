import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { ConfigSection } from '../../configuration/readSections.ts'
import { signInMissing } from '../signInMissing.ts'
import type { SharedConfig } from './sharedConfig.ts'

/** How a profile gets credentials; a role names the profile that assumes it. */
export type ProfileStep =
  | RoleStep
  | SourcedRoleStep
  | { readonly kind: 'keys'; readonly settings: ConfigSection }
  | { readonly kind: 'process'; readonly command: string }
  | IdentityCenterStep
  | WebIdentityStep
  /** What the SDK itself follows: `aws login`. */
  | { readonly kind: 'login' }

/** The role that a profile names, and how to ask for it. */
export interface ProfileRole {
  readonly roleArn: string
  readonly externalId?: string
  readonly sessionName?: string
  /** Of the session, in seconds. */
  readonly duration?: number
  readonly mfaSerial?: string
}

export interface RoleStep extends ProfileRole {
  readonly kind: 'role'
  readonly sourceProfile: string
}

/** Where the AWS CLI looks for the credentials that assume a role without another profile. */
const CREDENTIAL_SOURCES = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'] as const
export type CredentialSource = (typeof CREDENTIAL_SOURCES)[number]

export interface SourcedRoleStep extends ProfileRole {
  readonly kind: 'credentialSource'
  readonly source: CredentialSource
}

export interface IdentityCenterStep {
  readonly kind: 'identityCenter'
  readonly startUrl: string
  readonly region: string
  readonly accountId: string
  readonly roleName: string
}

export interface WebIdentityStep {
  readonly kind: 'webIdentity'
  readonly roleArn: string
  readonly tokenFile: string
  readonly sessionName?: string
  readonly duration?: number
}

/** Control characters except the tab, and characters that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
const STEERING = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/**
 * In the order in which the AWS CLI looks; AWS's SDKs have another one, which gives another account's credentials
 * where a profile has settings of several kinds.
 * @param asSource the profile is another one's source_profile: its own keys come before its role then.
 * Rejects with `signInMissing`, for a person to read.
 */
export function profileStepOf(config: SharedConfig, profile: string, asSource: boolean): ProfileStep {
  const settings = Object.hasOwn(config.profiles, profile) ? config.profiles[profile] : undefined
  if (settings === undefined) throw unusable(missing(config, profile))
  // Its name and its addresses are shown, on terminals too.
  if (STEERING.test([profile, ...Object.values(settings)].join(''))) {
    throw unusable('Its name or one of its settings has control characters. Type it again.')
  }
  if (!asSource) refuseOtherEndpoint(config, profile)
  const { role_arn: roleArn, web_identity_token_file: tokenFile } = settings
  const hasKeyPart = Boolean(settings.aws_access_key_id || settings.aws_secret_access_key)
  if (tokenFile) {
    if (!roleArn) throw unusable('It names a web_identity_token_file, but no role_arn.')
    return webIdentityStep(settings, roleArn, tokenFile)
  }
  if (roleArn && !(asSource && hasKeyPart)) return roleStep(settings, roleArn)
  if (settings.sso_account_id || settings.sso_role_name) return identityCenterStep(config, settings)
  const keysIn = config.keysIn(profile)
  if (keysIn === 'credentials') return keysStep(settings)
  if (settings.login_session) return loginStep(config, profile)
  if (settings.credential_process) return { kind: 'process', command: settings.credential_process }
  if (hasKeyPart) return keysStep(settings)
  if (settings.sso_session || settings.sso_start_url) return identityCenterStep(config, settings)
  throw unusable(
    'It has no settings for credentials: neither keys nor a role, IAM Identity Center, credential_process or login_session.',
  )
}

/** Nobody who sets it wants the calls at AWS's public endpoint. */
function refuseOtherEndpoint(config: SharedConfig, profile: string): void {
  const address = config.endpointNotUsed(profile)
  if (address === undefined) return
  throw unusable(
    `Its endpoint_url sends calls to ${address === '' ? 'what is no http address' : address}. This app calls another endpoint for all accounts or for none, so that it shows on every page: start it with the variable AWS_PROFILE set to ${profile}, or set AWS_ENDPOINT_URL.`,
  )
}

/** The SDK reads the files once more for `aws login`, and must not find another account's settings there. */
function loginStep(config: SharedConfig, profile: string): ProfileStep {
  const why = config.whySdkDiffers(profile)
  if (why !== undefined) throw unusable(`It can’t be used: ${why}.`)
  return { kind: 'login' }
}

function keysStep(settings: ConfigSection): ProfileStep {
  const absent = ['aws_access_key_id', 'aws_secret_access_key'].filter((name) => !settings[name])
  if (absent.length > 0) {
    throw unusable(`Its access key is incomplete: ${absent.join(' and ')} is missing in the same file.`)
  }
  return { kind: 'keys', settings }
}

/** The steps of a profile and its source profiles, its own first. Rejects as {@link profileStepOf}, also for a circle. */
export function chainOf(config: SharedConfig, profile: string): readonly ProfileStep[] {
  const steps: ProfileStep[] = []
  const visited = new Set<string>()
  let name: string | undefined = profile
  while (name !== undefined) {
    const step: ProfileStep = stepInChain(config, name, [...visited])
    steps.push(step)
    visited.add(name)
    name = step.kind === 'role' ? step.sourceProfile : undefined
    // A role may be assumed with the keys of its own section.
    if (name !== undefined && visited.has(name) && !isKeysOfItsOwn(config, name, [...visited])) {
      throw unusable(`Its source_profile leads in a circle: ${[...visited, name].join(' → ')}.`)
    }
  }
  return steps
}

function isKeysOfItsOwn(config: SharedConfig, name: string, visited: readonly string[]): boolean {
  return name === visited.at(-1) && visited.length === 1 && stepInChain(config, name, visited).kind !== 'role'
}

/** @param visited the profiles that lead here. A fault of a source is told with its name. */
function stepInChain(config: SharedConfig, name: string, visited: readonly string[]): ProfileStep {
  try {
    return profileStepOf(config, name, visited.length > 0)
  } catch (error) {
    const from = visited.at(-1)
    if (from === undefined || !(error instanceof AwsFailure)) throw error
    throw unusable(`The source_profile "${name}" of "${from}" can’t be used. ${error.details.message}`)
  }
}

/** An hour at most where AWS allows no more: a role that was assumed with another one. AWS refuses less than 900. */
function durationOf({ duration_seconds: text }: ConfigSection): number | undefined {
  // The AWS CLI ignores what is no number.
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

function roleStep(settings: ConfigSection, roleArn: string): RoleStep | SourcedRoleStep {
  const { source_profile: sourceProfile, credential_source, external_id, mfa_serial } = settings
  const { role_session_name } = settings
  const duration = durationOf(settings)
  const role = {
    roleArn,
    ...(external_id && { externalId: external_id }),
    ...(role_session_name && { sessionName: role_session_name }),
    ...(duration !== undefined && { duration }),
    ...(mfa_serial && { mfaSerial: mfa_serial }),
  }
  if (sourceProfile && credential_source) {
    throw unusable('It has both source_profile and credential_source. Remove one: the AWS CLI takes neither.')
  }
  if (sourceProfile) return { kind: 'role', ...role, sourceProfile }
  if (!credential_source) {
    throw unusable(
      'It names a role, but not how to assume it: source_profile, credential_source or web_identity_token_file.',
    )
  }
  const source = CREDENTIAL_SOURCES.find((known) => known === credential_source)
  if (source === undefined) {
    throw unusable(
      `Its credential_source is ${credential_source}. AWS knows ${CREDENTIAL_SOURCES.join(', ')} only.`,
    )
  }
  return { kind: 'credentialSource', ...role, source }
}

function webIdentityStep(settings: ConfigSection, roleArn: string, tokenFile: string): WebIdentityStep {
  const { role_session_name } = settings
  const duration = durationOf(settings)
  return {
    kind: 'webIdentity',
    roleArn,
    tokenFile,
    ...(role_session_name && { sessionName: role_session_name }),
    ...(duration !== undefined && { duration }),
  }
}

/** The sso-session completes the profile, and may not contradict it. */
function identityCenterStep(config: SharedConfig, settings: ConfigSection): IdentityCenterStep {
  const name = settings.sso_session
  const session = name ? ssoSessionOf(config, name) : {}
  for (const [setting, value] of Object.entries(session)) {
    if (settings[setting] !== undefined && settings[setting] !== value) {
      throw unusable(
        `Its ${setting} is ${settings[setting]}, and that of the sso-session ${name} is ${value}. Remove one of them.`,
      )
    }
  }
  const {
    sso_start_url: startUrl,
    sso_region: region,
    sso_account_id: accountId,
    sso_role_name: roleName,
  } = {
    ...settings,
    ...session,
  }
  const absent = Object.entries({
    sso_start_url: startUrl,
    sso_region: region,
    sso_account_id: accountId,
    sso_role_name: roleName,
  }).flatMap(([setting, value]) => (value ? [] : [setting]))
  if (!startUrl || !region || !accountId || !roleName) {
    throw unusable(`For IAM Identity Center it lacks ${absent.join(', ')}.`)
  }
  return { kind: 'identityCenter', startUrl, region, accountId, roleName }
}

function ssoSessionOf({ ssoSessions }: SharedConfig, name: string): ConfigSection {
  const session = Object.hasOwn(ssoSessions, name) ? ssoSessions[name] : undefined
  if (session === undefined) {
    throw unusable(`It names the sso-session ${name}, which is not in the config file.`)
  }
  return session
}

function missing(config: SharedConfig, profile: string): string {
  const dropped = config.dropped.find(({ name }) => name === profile)
  return dropped === undefined
    ? 'There is no such profile in the AWS configuration of this computer.'
    : `${dropped.why}.`
}

function unusable(message: string): Error {
  return signInMissing('ProfileUnusable', message)
}
