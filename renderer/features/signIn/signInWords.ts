import type { SignInTask } from '../../../app/access/signInTasks.ts'
import { type Shell, type ShellCommand, shellCommand } from '../../../app/text/shellCommand.ts'
import type { IdentityCenterState } from '../../state/signInStore.ts'

/** How a person signs in again outside of the app. */
export interface SignInWords {
  readonly explanation: string
  /** A command for a terminal, where one does it. */
  readonly command?: ShellCommand
}

const NOTICED = 'The app notices by itself when that is done.'

/**
 * Words for what can't be done in the app; undefined for what can.
 * @param practice whether the practice cloud is used instead of AWS
 * @param shell of the computer that the app runs on
 */
export function signInWords(root: SignInTask, practice: boolean, shell: Shell): SignInWords | undefined {
  switch (root.kind) {
    case 'identityCenter':
    case 'keys':
      return undefined
    case 'environment':
      if (practice) {
        return {
          explanation:
            'With AWS, you would renew the credentials that this app was started with. In practice, the button below does that.',
        }
      }
      return {
        explanation: `Access is with what AWS tools find by themselves. ${root.words}${root.words === '' ? '' : ' '}Variables are read when the app starts: renew them where it was started, then start it again. A profile default is noticed without that. Everything done so far is kept.`,
      }
    case 'profile':
      return profileWords(root, shell)
  }
}

function profileWords(
  { profile, found }: Extract<SignInTask, { kind: 'profile' }>,
  shell: Shell,
): SignInWords {
  const name = `the profile ${profile} of this computer`
  if (found?.unusable !== undefined) {
    return { explanation: `Access is through ${name}, which can't be used: ${found.unusable}` }
  }
  switch (found?.kind) {
    case 'keys':
      return {
        explanation: `Access is with the access keys of ${name}. Renew them in the credentials file. ${NOTICED}${codeWords(found)}`,
      }
    case 'role':
      return {
        explanation: `Access is through ${name}, which assumes a role with ${found.sourceProfile === undefined ? 'other credentials' : `the profile ${found.sourceProfile}`}. Renew those. ${NOTICED}${codeWords(found)}`,
      }
    case 'login':
      return {
        explanation: `Access is through ${name}. Sign in with the command below. ${NOTICED}`,
        command: shellCommand(['aws', 'login', '--profile', profile], shell),
      }
    case 'process':
      return {
        explanation: `Access is through ${name}, which starts another program for its credentials. Sign in to that program. ${NOTICED}`,
      }
    case 'webIdentity':
      return {
        explanation: `Access is through ${name}, which reads a token from a file. Have that token renewed. ${NOTICED}`,
      }
    case 'identityCenter':
    case 'unknown':
    case undefined:
      return {
        explanation: `Access is through ${name}. If it uses IAM Identity Center, sign in with the command below. If it holds access keys, renew them in the AWS configuration. ${NOTICED}`,
        command: shellCommand(['aws', 'sso', 'login', '--profile', profile], shell),
      }
  }
}

function codeWords({ mfaSerial }: { readonly mfaSerial?: string | undefined }): string {
  return mfaSerial === undefined ? '' : ' The app asks here for the code of its MFA device.'
}

/** `Signed in until 14:05, by the AWS CLI.` @param until the time as it is shown. */
export function signedInWords({ by }: Pick<IdentityCenterState, 'by'>, until: string): string {
  switch (by) {
    case 'app':
      return `Signed in until ${until}.`
    case 'awsCli':
      return `Signed in until ${until}, by the AWS CLI.`
  }
}
