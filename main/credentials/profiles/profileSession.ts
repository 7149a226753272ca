import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { Credentials } from '../../aws/credentials.ts'
import type { Sts } from '../../aws/sts.ts'
import type { Environment } from '../../configuration/environment.ts'
import type { ConfigSection } from '../../configuration/readSections.ts'
import type { IdentityCenters } from '../identityCenter/identityCenters.ts'
import type { MfaSessions } from '../mfaSessions.ts'
import { profileCredentials, webIdentityCredentials } from '../providerCredentials.ts'
import { createSession, type Session } from '../session.ts'
import { chainOf, type ProfileStep, profileStepOf } from './profileStep.ts'
import { readSharedConfig } from './sharedConfig.ts'

/** What a session of a profile may need. */
export interface ProfileSessionSettings {
  readonly env: Environment
  readonly sts: Sts
  readonly stsRegion: string
  readonly identityCenters: IdentityCenters
  readonly mfa: MfaSessions
  /** For profiles that the SDK itself follows. */
  clientConfig(service: 'STS' | 'Signin'): Promise<object>
  /** The session of a source_profile. */
  sourceSession(profile: string): Session
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
  let source: Session | undefined
  let endsAt: () => Date | undefined = () => undefined

  async function credentialsOf(step: ProfileStep): Promise<Credentials> {
    switch (step.kind) {
      case 'role': {
        const through = settings.sourceSession(step.sourceProfile)
        source = through
        endsAt = through.endsAt
        const { roleArn, externalId, sessionName, mfaSerial } = step
        const role = {
          roleArn,
          ...(externalId !== undefined && { externalId }),
          ...(sessionName !== undefined && { sessionName }),
        }
        if (mfaSerial === undefined) return settings.sts.assumeRole(through, role)
        const given = await settings.mfa.assumeRole(through, role, { serial: mfaSerial, profile })
        endsAt = given.endsAt
        return given.credentials
      }
      case 'keys':
        return keysOf(step.settings)
      case 'identityCenter':
        endsAt = () => settings.identityCenters.endsAt(step)
        return settings.identityCenters.roleCredentials(step, step.accountId, step.roleName)
      case 'webIdentity':
        return webIdentityCredentials(step, {
          ...(await settings.clientConfig('STS')),
          region: settings.stsRegion,
        })
      case 'process':
      case 'login':
      case 'credentialSource':
        return profileCredentials(profile, {
          env: settings.env,
          clientConfig: await settings.clientConfig(step.kind === 'login' ? 'Signin' : 'STS'),
          region: settings.stsRegion,
        })
    }
  }

  return createSession(
    {
      async ask() {
        source = undefined
        endsAt = () => undefined
        try {
          const config = await readSharedConfig(settings.env)
          // A circle is reported before a person is asked for anything.
          if (!asSource) chainOf(config, profile)
          return await credentialsOf(profileStepOf(config, profile, asSource))
        } catch (error) {
          if (!(error instanceof AwsFailure)) throw error
          throw new AwsFailure({
            ...error.details,
            message: `Profile "${profile}": ${error.details.message}`,
          })
        }
      },
      endsAt: () => endsAt(),
      forget: () => source?.forget(),
    },
    settings.sts,
  )
}

function keysOf(settings: ConfigSection): Credentials {
  const { aws_access_key_id, aws_secret_access_key, aws_session_token } = settings
  return {
    accessKeyId: aws_access_key_id ?? '',
    secretAccessKey: aws_secret_access_key ?? '',
    ...(aws_session_token && { sessionToken: aws_session_token }),
  }
}
