import { fromIni } from '@aws-sdk/credential-providers'
import { AwsFailure } from '../../app/aws.ts'
import { readFailure } from '../aws/failure.ts'
import type { Credentials } from './credentials.ts'

export interface ProfileSettings {
  /** Where the shared config files are, when not where they usually are. */
  readonly files: { readonly configFilepath?: string; readonly filepath?: string }
  /** For the SDK's own clients for STS, IAM Identity Center and `aws login`. */
  readonly clientConfig: object
  /** Where to assume roles, for a profile that names no Region itself. */
  readonly region: string
}

/** Whatever kind of profile it is: keys, a role, IAM Identity Center, `aws login`, credential_process. */
export async function profileCredentials(profile: string, settings: ProfileSettings): Promise<Credentials> {
  try {
    return await fromIni({
      profile,
      ...settings.files,
      // Somebody may sign in elsewhere while we run.
      ignoreCache: true,
      clientConfig: settings.clientConfig,
      // Not in clientConfig: there it would also move IAM Identity Center away from its own Region.
      parentClientConfig: { region: settings.region },
    })()
  } catch (error) {
    const { details } = readFailure(error, { action: 'sts:AssumeRole', signedIn: false })
    throw new AwsFailure({ ...details, message: `Profile "${profile}": ${details.message}` })
  }
}
