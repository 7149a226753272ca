import { fromLoginCredentials, fromTokenFile } from '@aws-sdk/credential-providers'
import type { AwsAction } from '../../app/aws/actions.ts'
import type { Credentials } from '../aws/credentials.ts'
import { ROLE_SESSION_NAME } from '../aws/sts.ts'
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
  /** Of the session, in seconds; as AWS has it when left out. */
  readonly duration?: number
}

/**
 * The credentials of a web identity.
 * @param clientConfig for the SDK's own client for STS. Rejects as the port does.
 */
export function webIdentityCredentials(
  { roleArn, tokenFile, sessionName, duration }: WebIdentity,
  clientConfig: object,
): Promise<Credentials> {
  return providerCredentials(
    'sts:AssumeRole',
    fromTokenFile({
      clientConfig,
      roleArn,
      webIdentityTokenFile: tokenFile,
      roleSessionName: sessionName ?? ROLE_SESSION_NAME,
      ...(duration !== undefined && { durationSeconds: duration }),
    }),
  )
}

/**
 * The credentials that `aws login` left for a profile.
 * @param clientConfig for the SDK's own client, without a Region: it would move the client away from its own.
 */
export async function loginCredentials(
  profile: string,
  env: Environment,
  clientConfig: object,
): Promise<Credentials> {
  return providerCredentials(
    'sts:GetCallerIdentity',
    fromLoginCredentials({
      profile,
      ...configFiles(env),
      // A person may sign in with another tool while the app runs.
      ignoreCache: true,
      clientConfig,
    }),
  )
}
