import { fromIni } from '@aws-sdk/credential-providers'
import type { Credentials } from '../../aws/credentials.ts'
import { configFiles } from '../../configuration/configFiles.ts'
import type { Environment } from '../../configuration/environment.ts'
import { providerCredentials } from '../providerCredentials.ts'

/** Of a profile whose credentials the SDK gets alone: credential_process, `aws login`, a credential source. */
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
  return providerCredentials(
    'sts:AssumeRole',
    fromIni({
      profile,
      ...configFiles(settings.env),
      // Somebody may sign in elsewhere while we run.
      ignoreCache: true,
      clientConfig: settings.clientConfig,
      // Not in clientConfig: there it would move `aws login` away from its own Region.
      parentClientConfig: { region: settings.region },
    }),
  )
}
