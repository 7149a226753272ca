import { fromIni, fromTokenFile } from '@aws-sdk/credential-providers'
import type { AwsAction } from '../../app/aws/actions.ts'
import type { Credentials } from '../aws/credentials.ts'
import { configFiles } from '../configuration/configFiles.ts'
import type { Environment } from '../configuration/environment.ts'
import { readFailure } from '../failures/readFailure.ts'
import { signInMissing } from './signInMissing.ts'

/** The credentials of one of the SDK's credentials providers. Rejects as the port does. */
export async function providerCredentials(
  action: AwsAction,
  ask: () => Promise<Credentials>,
): Promise<Credentials> {
  try {
    return await ask()
  } catch (error) {
    const failure = readFailure(error, { action, signedIn: false })
    const { code } = failure.details
    // The configuration names the file already, so the message leaves out the path.
    if (!/^E(NOENT|ACCES|PERM|ISDIR|NOTDIR)$/.test(code)) throw failure
    throw signInMissing('FileUnreadable', `A file with the credentials can’t be read (${code}).`)
  }
}

/** A role that is assumed with a token from a file, as clusters and build servers provide it. */
export interface WebIdentity {
  readonly roleArn: string
  readonly tokenFile: string
  readonly sessionName?: string
}

/**
 * The credentials of a web identity.
 * @param clientConfig for the SDK's own client for STS. Rejects as the port does.
 */
export function webIdentityCredentials(
  { roleArn, tokenFile, sessionName }: WebIdentity,
  clientConfig: object,
): Promise<Credentials> {
  return providerCredentials(
    'sts:AssumeRole',
    fromTokenFile({
      clientConfig,
      roleArn,
      webIdentityTokenFile: tokenFile,
      ...(sessionName !== undefined && { roleSessionName: sessionName }),
    }),
  )
}

/** The credentials of a profile that the SDK itself follows: credential_process, `aws login`, a credential source. */
export async function profileCredentials(
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
      // A person may sign in with another tool while the app runs.
      ignoreCache: true,
      clientConfig: settings.clientConfig,
      // Not in clientConfig: there it would move `aws login` away from its own Region.
      parentClientConfig: { region: settings.region },
    }),
  )
}
