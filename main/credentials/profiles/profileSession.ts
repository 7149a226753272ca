import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { Credentials } from '../../aws/credentials.ts'
import type { Sts } from '../../aws/sts.ts'
import type { ConfigSection } from '../../configuration/configFiles.ts'
import type { Environment } from '../../configuration/environment.ts'
import type { IdentityCenters } from '../identityCenter/identityCenters.ts'
import type { MfaSessions } from '../mfaSessions.ts'
import { leafCredentials, webIdentityCredentials } from '../providerCredentials.ts'
import { type Session, session } from '../session.ts'
import { chainOf, type ProfileStep, profileStepOf } from './profileStep.ts'
import { readSharedConfig } from './sharedConfig.ts'

/** What a profile may lead to. */
export interface ProfileSurroundings {
  readonly env: Environment
  readonly sts: Sts
  readonly stsRegion: string
  readonly identityCenters: IdentityCenters
  readonly mfa: MfaSessions
  /** For what the SDK gets alone. */
  clientConfig(service: 'STS' | 'Signin'): Promise<object>
  /** Of the profile that this one goes through. */
  sourceSession(profile: string): Session
}

/**
 * Whatever kind of profile it is. We follow the chain ourselves instead of leaving it to the SDK: profiles that share
 * a source share its sign-in and its MFA code, a sign-in in the app counts, and failures keep AWS's own code.
 */
export function profileSession(profile: string, asSource: boolean, around: ProfileSurroundings): Session {
  let source: Session | undefined
  let endsAt: () => Date | undefined = () => undefined

  async function credentialsOf(link: ProfileStep): Promise<Credentials> {
    switch (link.kind) {
      case 'role': {
        const through = around.sourceSession(link.sourceProfile)
        source = through
        endsAt = through.endsAt
        const { roleArn, externalId, sessionName, mfaSerial } = link
        const role = {
          roleArn,
          ...(externalId !== undefined && { externalId }),
          ...(sessionName !== undefined && { sessionName }),
        }
        if (mfaSerial === undefined) return around.sts.assumeRole(through, role)
        const given = await around.mfa.assumeRole(through, role, { serial: mfaSerial, profile })
        endsAt = given.endsAt
        return given.credentials
      }
      case 'keys':
        return keysOf(link.settings)
      case 'identityCenter':
        endsAt = () => around.identityCenters.endsAt(link)
        return around.identityCenters.roleCredentials(link, link.accountId, link.roleName)
      case 'webIdentity':
        return webIdentityCredentials(link, {
          ...(await around.clientConfig('STS')),
          region: around.stsRegion,
        })
      case 'process':
      case 'login':
      case 'credentialSource':
        return leafCredentials(profile, {
          env: around.env,
          clientConfig: await around.clientConfig(link.kind === 'login' ? 'Signin' : 'STS'),
          region: around.stsRegion,
        })
    }
  }

  return session(
    {
      async ask() {
        source = undefined
        endsAt = () => undefined
        try {
          const config = await readSharedConfig(around.env)
          // A circle is said before anybody is asked for anything.
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
    around.sts,
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
