import type { ConfigSection } from '../../configuration/readSections.ts'
import { signInMissing } from '../signInMissing.ts'
import type { SharedConfig } from './sharedConfig.ts'

/** How a profile gets credentials; a role names the profile that assumes it. */
export type ProfileStep =
  | RoleStep
  | { readonly kind: 'keys'; readonly settings: ConfigSection }
  | IdentityCenterStep
  | WebIdentityStep
  | SdkStep

/** What the SDK itself follows: credential_process, `aws login`, a credential source. */
export interface SdkStep {
  readonly kind: 'process' | 'login' | 'credentialSource'
}

export interface RoleStep {
  readonly kind: 'role'
  readonly roleArn: string
  readonly sourceProfile: string
  readonly externalId?: string
  readonly sessionName?: string
  readonly mfaSerial?: string
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
}

/** Control characters except the tab, and characters that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
const STEERING = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/**
 * In the order in which the SDK looks.
 * @param asSource the profile is another one's source_profile: its own keys come first then.
 * Rejects with `signInMissing`, for a person to read.
 */
export function profileStepOf(config: SharedConfig, profile: string, asSource: boolean): ProfileStep {
  const settings = Object.hasOwn(config.profiles, profile) ? config.profiles[profile] : undefined
  if (settings === undefined) throw unusable(missing(config, profile))
  // Its name and its addresses are shown, on terminals too.
  if (STEERING.test([profile, ...Object.values(settings)].join(''))) {
    throw unusable('Its name or one of its settings has control characters. Type it again.')
  }
  const hasKeys = Boolean(settings.aws_access_key_id && settings.aws_secret_access_key)
  if (asSource && hasKeys) return { kind: 'keys', settings }
  if (settings.role_arn && settings.source_profile)
    return roleStep(settings, settings.role_arn, settings.source_profile)
  if (settings.role_arn && settings.credential_source) return bySdk(config, profile, 'credentialSource')
  if (hasKeys) return { kind: 'keys', settings }
  if (settings.role_arn && settings.web_identity_token_file)
    return webIdentityStep(settings, settings.role_arn, settings.web_identity_token_file)
  if (settings.credential_process) return bySdk(config, profile, 'process')
  if (settings.sso_session || settings.sso_start_url) return identityCenterStep(config, settings)
  if (settings.login_session) return bySdk(config, profile, 'login')
  if (settings.role_arn) {
    throw unusable(
      'It names a role, but not how to assume it: source_profile, credential_source or web_identity_token_file.',
    )
  }
  throw unusable(
    'It has no settings for credentials: neither keys nor a role, IAM Identity Center, credential_process or login_session.',
  )
}

/** The SDK reads the files once more for these, and must not find another account's settings there. */
function bySdk(config: SharedConfig, profile: string, kind: SdkStep['kind']): SdkStep {
  const why = config.whySdkDiffers(profile)
  if (why !== undefined) throw unusable(`It can’t be used: ${why}.`)
  return { kind }
}

/** The steps of a profile and its source profiles, its own first. Rejects as {@link profileStepOf}, also for a circle. */
export function chainOf(config: SharedConfig, profile: string): readonly ProfileStep[] {
  const steps: ProfileStep[] = []
  const visited = new Set<string>()
  let name: string | undefined = profile
  while (name !== undefined) {
    const step: ProfileStep = profileStepOf(config, name, steps.length > 0)
    steps.push(step)
    visited.add(name)
    name = step.kind === 'role' ? step.sourceProfile : undefined
    // A role may be assumed with the keys of its own section.
    if (name !== undefined && visited.has(name) && profileStepOf(config, name, true).kind !== 'keys') {
      throw unusable(`Its source_profile leads in a circle: ${[...visited, name].join(' → ')}.`)
    }
  }
  return steps
}

function roleStep(settings: ConfigSection, roleArn: string, sourceProfile: string): RoleStep {
  const { external_id, role_session_name, mfa_serial } = settings
  return {
    kind: 'role',
    roleArn,
    sourceProfile,
    ...(external_id && { externalId: external_id }),
    ...(role_session_name && { sessionName: role_session_name }),
    ...(mfa_serial && { mfaSerial: mfa_serial }),
  }
}

function webIdentityStep(settings: ConfigSection, roleArn: string, tokenFile: string): WebIdentityStep {
  const { role_session_name } = settings
  return {
    kind: 'webIdentity',
    roleArn,
    tokenFile,
    ...(role_session_name && { sessionName: role_session_name }),
  }
}

function identityCenterStep(config: SharedConfig, settings: ConfigSection): IdentityCenterStep {
  const session = settings.sso_session
  if (session && !Object.hasOwn(config.ssoSessions, session)) {
    throw unusable(`It names the sso-session ${session}, which is not in the config file.`)
  }
  const from: ConfigSection = { ...settings, ...(session ? config.ssoSessions[session] : {}) }
  const {
    sso_start_url: startUrl,
    sso_region: region,
    sso_account_id: accountId,
    sso_role_name: roleName,
  } = from
  const absent = Object.entries({
    sso_start_url: startUrl,
    sso_region: region,
    sso_account_id: accountId,
    sso_role_name: roleName,
  }).flatMap(([name, value]) => (value ? [] : [name]))
  if (!startUrl || !region || !accountId || !roleName) {
    throw unusable(`For IAM Identity Center it lacks ${absent.join(', ')}.`)
  }
  return { kind: 'identityCenter', startUrl, region, accountId, roleName }
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
