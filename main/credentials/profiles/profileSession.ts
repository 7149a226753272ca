import { AwsFailure, isDenied } from '../../../app/aws/awsFailure.ts'
import type { Credentials } from '../../aws/credentials.ts'
import type { Sts } from '../../aws/sts.ts'
import type { Environment } from '../../configuration/environment.ts'
import type { ConfigSection } from '../../configuration/readSections.ts'
import { profileStsRegion } from '../../configuration/stsRegion.ts'
import { sourceCredentials } from '../environmentCredentials.ts'
import type { IdentityCenters } from '../identityCenter/identityCenters.ts'
import type { MfaSessions } from '../mfaSessions.ts'
import { loginCredentials, webIdentityCredentials } from '../providerCredentials.ts'
import { createSession, type Session } from '../session.ts'
import { chainOf, type ProfileRole, type ProfileStep, profileStepOf, type RoleStep } from './profileStep.ts'
import { readSharedConfig, type SharedConfig } from './sharedConfig.ts'

/** What a session of a profile may need. */
export interface ProfileSessionSettings {
  readonly env: Environment
  stsIn(regionOf: () => Promise<string>): Sts
  /** The Region whose STS is called when neither the profile nor its sources name one. */
  readonly otherwise: string
  readonly identityCenters: IdentityCenters
  /** For the partition of a Region. */
  mfa(region: string): MfaSessions
  /** For profiles that the SDK itself follows. */
  clientConfig(service: 'STS' | 'Signin', profile: string): Promise<object>
  /** The session of a source_profile, and the Region whose STS it calls if it names none. */
  sourceSession(profile: string, region: string): Session
  /** The session of a credential_process. */
  helperSession(command: string, sts: Sts): Session
}

/**
 * The session of a profile of any kind. The app follows the chain itself instead of the SDK: profiles that share a
 * source share its sign-in and its MFA code, a sign-in in the app counts, and failures keep AWS's own code.
 */
export function profileSession(
  profile: string,
  asSource: boolean,
  settings: ProfileSessionSettings,
): Session {
  const { env } = settings
  let source: Session | undefined
  let endsAt: () => Date | undefined = () => undefined
  const sts = settings.stsIn(async () => regionOf(await readSharedConfig(env), profile, settings.otherwise))

  async function credentialsOf(step: ProfileStep, config: SharedConfig): Promise<Credentials> {
    switch (step.kind) {
      case 'role': {
        const region = await sts.region()
        const through = settings.sourceSession(step.sourceProfile, region)
        source = through
        endsAt = through.endsAt
        // A failure of the source is not this profile's.
        await through.credentials()
        return assumed(step, through, region).catch((error: unknown) => {
          throw blamed(error, profile, isDenied(error) ? unusedDevice(config, step, profile) : '')
        })
      }
      case 'credentialSource': {
        const credentials = () => sourceCredentials(step.source, env)
        const through = createSession({ ask: credentials, profile }, sts)
        return assumed(step, through, await sts.region())
      }
      case 'keys':
        return keysOf(step.settings)
      case 'identityCenter':
        endsAt = () => settings.identityCenters.endsAt(step)
        return settings.identityCenters.roleCredentials(step, step.accountId, step.roleName)
      case 'webIdentity':
        return webIdentityCredentials(step, {
          ...(await settings.clientConfig('STS', profile)),
          region: await sts.region(),
        })
      case 'process': {
        const helper = settings.helperSession(step.command, sts)
        source = helper
        return helper.credentials()
      }
      case 'login':
        return loginCredentials(profile, env, await settings.clientConfig('Signin', profile))
    }
  }

  async function assumed(role: ProfileRole, through: Session, region: string): Promise<Credentials> {
    const { roleArn, externalId, sessionName, duration, mfaSerial } = role
    const wanted = {
      roleArn,
      ...(externalId !== undefined && { externalId }),
      ...(sessionName !== undefined && { sessionName }),
      ...(duration !== undefined && { duration }),
    }
    if (mfaSerial === undefined) return sts.assumeRole(through, wanted)
    const device = { serial: mfaSerial, profile }
    const given = await settings.mfa(region).assumeRole(through, wanted, device, sts)
    endsAt = given.endsAt
    return given.credentials
  }

  return createSession(
    {
      profile,
      async ask() {
        source = undefined
        endsAt = () => undefined
        try {
          const config = await readSharedConfig(env)
          // A circle is reported before a person is asked for anything.
          if (!asSource) chainOf(config, profile)
          return await credentialsOf(profileStepOf(config, profile, asSource), config)
        } catch (error) {
          throw blamed(error, profile)
        }
      },
      endsAt: () => endsAt(),
      forget: () => source?.forget(),
    },
    sts,
  )
}

/** Failures that name the profile that is wrong: another one may lead to it. */
const named = new WeakSet<AwsFailure>()

/** @param more what else a person should know of it */
function blamed(error: unknown, profile: string, more = ''): unknown {
  if (!(error instanceof AwsFailure) || named.has(error)) return error
  const failure = new AwsFailure({
    ...error.details,
    message: `Profile "${profile}": ${error.details.message}${more}`,
  })
  named.add(failure)
  return failure
}

/** AWS denies the role alike with and without a word of MFA, and people look for the fault in the trust policy. */
function unusedDevice({ profiles }: SharedConfig, step: RoleStep, profile: string): string {
  const serial = profiles[step.sourceProfile]?.mfa_serial
  return step.mfaSerial !== undefined || serial === undefined
    ? ''
    : `. No MFA code was asked for: the profile "${step.sourceProfile}" names the MFA device ${serial}, which AWS tools use only in a profile with role_arn. If MFA is demanded, write mfa_serial = ${serial} into the profile "${profile}"`
}

/** The Region whose STS is called for a profile; it may be unusable, which is told elsewhere. */
function regionOf({ profiles }: SharedConfig, profile: string, otherwise: string): string {
  const chain = new Map<string, ConfigSection>()
  for (let name: string | undefined = profile; name !== undefined && !chain.has(name); ) {
    const settings: ConfigSection = profiles[name] ?? {}
    chain.set(name, settings)
    name = settings.role_arn === undefined ? undefined : settings.source_profile
  }
  const settings = [...chain.values()]
  return profileStsRegion(
    settings.map(({ region }) => region),
    settings.flatMap(({ role_arn }) => role_arn ?? []),
    otherwise,
  )
}

function keysOf({
  aws_access_key_id,
  aws_secret_access_key,
  aws_session_token,
  // Its name of ten years ago, which some tools write still.
  aws_security_token,
}: ConfigSection): Credentials {
  const sessionToken = aws_security_token ?? aws_session_token
  return {
    accessKeyId: aws_access_key_id ?? '',
    secretAccessKey: aws_secret_access_key ?? '',
    ...(sessionToken && { sessionToken }),
  }
}
