import { shellWord } from '../../../app/access/shellWord.ts'
import type { SignInTask } from '../../../app/access/signInTasks.ts'

/** What a person does about a sign-in that has ended; it is noticed by itself where that is said. */
export function howToSignIn(root: SignInTask): string {
  switch (root.kind) {
    case 'identityCenter': {
      const [profile] = root.profiles
      const outside =
        profile === undefined ? '' : `, or run: aws sso login --profile ${shellWord(profile)} (${NOTICED})`
      return `press Enter to sign in to ${root.startUrl} here${outside}`
    }
    case 'keys':
      return 'press Enter to enter new access keys'
    case 'environment':
      return 'it uses the credentials that this program was started with: stop with Ctrl-C, renew them, start again. Everything done so far is kept'
    case 'profile':
      return `${ofProfile(root)}; ${NOTICED}. Enter tries again at once`
  }
}

const NOTICED = 'it is noticed by itself'

function ofProfile({ profile, found }: Extract<SignInTask, { kind: 'profile' }>): string {
  if (found?.unusable !== undefined) return `correct the profile ${profile}: ${found.unusable}`
  switch (found?.kind) {
    case 'keys':
      return `renew the access keys of the profile ${profile}`
    case 'role':
      return `renew the credentials that the profile ${profile} assumes its role with${found.sourceProfile === undefined ? '' : ` (the profile ${found.sourceProfile})`}`
    case 'login':
      return `run: aws login --profile ${shellWord(profile)}`
    case 'process':
      return `sign in to the program that gives the credentials of the profile ${profile}`
    case 'webIdentity':
      return `have the token of the profile ${profile} renewed`
    case 'identityCenter':
    case 'unknown':
    case undefined:
      return `run: aws sso login --profile ${shellWord(profile)}`
  }
}
