import type { Configuration, Profile, ProfileKind } from '../../../app/access/foundAccounts.ts'
import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import {
  type IdentityCenterPortal,
  identityCenterPortalKey,
  identityCenterPortalSchema,
} from '../../../app/input/identityCenterPortal.ts'
import { accessSchema } from '../../../app/onboarding/access.ts'
import { plainText } from '../../../app/text/plainText.ts'
import { chainOf, type ProfileStep } from './profileStep.ts'
import { settingsNotUsed } from './settingsNotUsed.ts'
import type { SharedConfig } from './sharedConfig.ts'

/** Every profile in the files, sorted by name and without secrets; those that can't be used say why. */
export function listProfiles(config: SharedConfig): Profile[] {
  const usable = Object.keys(config.profiles).map((name) => profileOf(config, name))
  const dropped = config.dropped.map(
    ({ name, why }): Profile => ({ name: plainText(name), kind: 'unknown', unusable: why }),
  )
  return [...usable, ...dropped].sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The access portals in the files, by the name of the sso-session or of the profile. */
export function listIdentityCenters(config: SharedConfig): Configuration['identityCenters'] {
  const named = [...Object.entries(config.ssoSessions), ...Object.entries(config.profiles)].flatMap(
    ([name, settings]) => {
      const { sso_start_url: startUrl, sso_region: region } = settings
      return identityCenterPortalSchema.safeParse({ startUrl, region }).success && startUrl && region
        ? [{ name, startUrl, region }]
        : []
    },
  )
  const isFirst = (portal: IdentityCenterPortal, at: number) =>
    named.findIndex((other) => identityCenterPortalKey(other) === identityCenterPortalKey(portal)) === at
  return named.filter(isFirst)
}

function profileOf(config: SharedConfig, name: string): Profile {
  const settings = config.profiles[name] ?? {}
  try {
    const steps = chainOf(config, name)
    const refusal = accessSchema.safeParse({ kind: 'profile', profile: name }).error?.issues[0]
    if (refusal !== undefined) {
      return { name: plainText(name), kind: 'unknown', unusable: `Its name is not ${refusal.message}.` }
    }
    const [own] = steps
    const accountId = own === undefined ? undefined : accountOf(own, settings.aws_account_id)
    const mfaSerial = steps
      .map((step) => (step.kind === 'role' || step.kind === 'credentialSource' ? step.mfaSerial : undefined))
      .find(Boolean)
    const notUsed = settingsNotUsed(config, name)
    const portal = steps.find((step) => step.kind === 'identityCenter')
    return {
      name,
      kind: own === undefined ? 'unknown' : kindOf(own),
      ...(accountId !== undefined && { accountId }),
      ...(settings.region && { region: settings.region }),
      ...(own?.kind === 'role' && { sourceProfile: own.sourceProfile }),
      ...(mfaSerial !== undefined && { mfaSerial }),
      ...(notUsed !== undefined && { notUsed }),
      ...(portal && { identityCenter: { startUrl: portal.startUrl, region: portal.region } }),
    }
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    return { name: plainText(name), kind: 'unknown', unusable: error.details.message }
  }
}

function accountOf(step: ProfileStep, configured: string | undefined): string | undefined {
  switch (step.kind) {
    case 'role':
    case 'credentialSource':
    case 'webIdentity':
      return /^arn:[^:]*:iam::(\d{12}):/.exec(step.roleArn)?.[1]
    case 'identityCenter':
      return step.accountId
    default:
      return configured
  }
}

function kindOf(step: ProfileStep): ProfileKind {
  return step.kind === 'credentialSource' ? 'role' : step.kind
}
