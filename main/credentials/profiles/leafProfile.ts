import { fromIni } from '@aws-sdk/credential-providers'
import { configFiles, type Environment } from '../../aws/endpoints.ts'
import { readFailure } from '../../aws/failure.ts'
import type { Credentials } from '../credentials.ts'

/** Of a profile whose credentials the SDK gets alone: credential_process, web identity, `aws login`, a credential source. */
export async function leafCredentials(
  profile: string,
  settings: {
    readonly env: Environment
    /** For the SDK's own clients for STS and `aws login`. */
    readonly clientConfig: object
    /** Where to assume roles, for a profile that names no Region itself. */
    readonly region: string
  },
): Promise<Credentials> {
  try {
    return await fromIni({
      profile,
      ...configFiles(settings.env),
      // Somebody may sign in elsewhere while we run.
      ignoreCache: true,
      clientConfig: settings.clientConfig,
      // Not in clientConfig: there it would move `aws login` away from its own Region.
      parentClientConfig: { region: settings.region },
    })()
  } catch (error) {
    throw readFailure(error, { action: 'sts:AssumeRole', signedIn: false })
  }
}
