import type { Access } from '../../../app/onboarding/access.ts'

/** How a person signs in again with this kind of access, outside of the app. */
export interface SignInWords {
  readonly explanation: string
  /** A command for a terminal, where one does it. */
  readonly command?: string
}

export function signInWords(access: Access): SignInWords {
  switch (access.kind) {
    case 'profile':
      return {
        explanation: `Access is through the profile ${access.profile} of this computer. If it uses IAM Identity Center, sign in with the command below. If it holds access keys, renew them in the AWS configuration.`,
        command: `aws sso login --profile ${quoted(access.profile)}`,
      }
    case 'environment':
      return {
        explanation:
          'Access is with the credentials that this app was started with (AWS_ACCESS_KEY_ID and so on, or an instance role). Variables are read when the app starts: renew them where it was started, then start it again. Everything done so far is kept.',
      }
    case 'identityCenter':
      return {
        explanation: `Access is through IAM Identity Center at ${access.startUrl}, as ${access.roleName}. Sign in there in the browser.`,
      }
    case 'keys':
      return {
        explanation:
          'Access is with access keys that were typed in. They are kept in memory only, so they have to be entered again on the page Accounts.',
      }
    case 'role': {
      const through = signInWords(access.through)
      return {
        ...through,
        explanation: `Access is through the role ${roleNames(access)}, assumed with another sign-in; that one has to be renewed. ${through.explanation.replace('Access', 'Its access')}`,
      }
    }
  }
}

function roleNames({
  roleArn,
  roleName,
}: {
  readonly roleArn?: string | undefined
  readonly roleName?: string | readonly string[] | undefined
}): string {
  if (roleArn !== undefined) return roleArn
  return typeof roleName === 'string' ? roleName : (roleName ?? []).join(' or ')
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w.@/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
