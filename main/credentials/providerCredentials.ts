import type { AwsAction } from '../../app/aws/actions.ts'
import type { Credentials } from '../aws/credentials.ts'
import { readFailure } from '../failures/readFailure.ts'
import { signInMissing } from './signInFailure.ts'

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
