import { fromIni, fromTokenFile } from '@aws-sdk/credential-providers'
import type { AwsAction } from '../../app/aws/actions.ts'
import type { Credentials } from '../aws/credentials.ts'
import { configFiles } from '../configuration/configFiles.ts'
import type { Environment } from '../configuration/environment.ts'
import { readFailure } from '../failures/readFailure.ts'
import { signInMissing } from './signInMissing.ts'

/** What one of the SDK's providers gives. Rejects as the port does. */
export async function providerCredentials(
  action: AwsAction,
  ask: () => Promise<Credentials>,
): Promise<Credentials> {
  try {
    return await ask()
  } catch (error) {
    const failure = readFailure(error, { action, signedIn: false })
    const { code } = failure.details
    // The path in the message says no more than the configuration does.
    if (!/^E(NOENT|ACCES|PERM|ISDIR|NOTDIR)$/.test(code)) throw failure
    throw signInMissing(
      'FileUnreadable',
      `A file that the credentials are to come from can’t be read (${code}).`,
    )
  }
}

/** A role for whoever has the token in a file, as clusters and build servers give it. */
export interface WebIdentity {
  readonly roleArn: string
  readonly tokenFile: string
  readonly sessionName?: string
}

/** @param clientConfig for the SDK's own client for STS. Rejects as the port does. */
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
