import { list } from '../text/list.ts'
import type { Configuration } from './foundAccounts.ts'
import { type SignInAccount, type SignInTask, signInTasks } from './signInTasks.ts'

/** The access portals, by start URL, whose sessions were ended at AWS, and those where that failed. */
export interface EndedSessions {
  readonly ended: readonly string[]
  readonly notEnded: readonly string[]
}

/** What signing out did, and what it can't end, as sentences. */
export function signedOutWords({ ended, notEnded }: EndedSessions): readonly string[] {
  return [
    'The app no longer holds any access keys or sign-ins.',
    ...(ended.length + notEnded.length === 0 ? ['No access portal was signed in to.'] : []),
    ...(ended.length === 0
      ? []
      : [
          `Ended at AWS, also for the AWS CLI: ${sessionsAt(ended)}. Credentials of roles that were given out before are valid until they expire.`,
        ]),
    ...(notEnded.length === 0
      ? []
      : [
          `Not ended at AWS, and valid until it expires: ${sessionsAt(notEnded)}. Sign out on that page, too.`,
        ]),
    'Profiles, variables and the cache of the AWS CLI on this computer are unchanged; aws sso logout empties that cache.',
  ]
}

function sessionsAt(startUrls: readonly string[]): string {
  return `the session at ${list(startUrls)}`
}

/** What still gets into these accounts after a person has signed out, a sentence for each; access portals are left out. */
export function notSignedOutWords(
  accounts: readonly SignInAccount[],
  configuration: Pick<Configuration, 'profiles' | 'environment'>,
): readonly string[] {
  return signInTasks(accounts, configuration).flatMap((task) => notSignedOut(task) ?? [])
}

function notSignedOut(task: SignInTask): string | undefined {
  const names = list(task.accounts.map(({ name }) => name))
  switch (task.kind) {
    case 'identityCenter':
    case 'keys':
      return undefined
    case 'profile':
      return `Signing out does not end profile ${task.profile}, which still signs in to ${names}.`
    case 'environment':
      return `Signing out does not end what AWS tools find by themselves, which still signs in to ${names}. ${task.words}`.trim()
  }
}
