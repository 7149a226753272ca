import type { SignInRequest } from '../../app/access/signIns.ts'
import { waitingForSignIn } from '../../app/access/waitingForSignIn.ts'
import { isLive } from '../../app/checklist/activityStatus.ts'
import { isSameStartUrl } from '../../app/input/identityCenterPortal.ts'
import { inShort } from '../../app/text/inShort.ts'
import { list } from '../../app/text/list.ts'
import type { ChecklistMirror } from '../state/checklistStore.ts'
import type { SignInMirror } from '../state/signInStore.ts'

type WorkMirror = Pick<ChecklistMirror, 'accounts' | 'activity'>

/** What the window's title begins with while a sign-in waits for a person; undefined while none does. */
export function titleWaitWords(request: SignInRequest['kind'] | undefined): string | undefined {
  switch (request) {
    case 'mfaCode':
      return 'Enter the MFA code'
    case 'identityCenter':
      return 'Sign in'
    case undefined:
      return undefined
  }
}

/** What is announced when work begins to wait for sign-ins, or continues after them; undefined when neither. */
export function waitingChangeWords(before: WorkMirror, after: WorkMirror): string | undefined {
  if (before.accounts === after.accounts) return undefined
  const [had, has] = [waitingIn(before), waitingIn(after)]
  const begun = [...has.values()].filter(({ accountId }) => !had.has(accountId))
  // After the activity has ended, nothing continues.
  const continued = isLive(after.activity)
    ? [...had.values()].filter(
        ({ accountId }) =>
          !has.has(accountId) && after.accounts.get(accountId)?.steps.signIn.state !== 'failed',
      )
    : []
  const words = [
    ...(begun.length === 0
      ? []
      : [
          `${inShort(begun.map(({ name }) => name))} ${begun.length === 1 ? 'waits' : 'wait'} for you to sign in again.`,
        ]),
    ...(continued.length === 0
      ? []
      : [
          `${inShort(continued.map(({ name }) => name))} ${continued.length === 1 ? 'continues' : 'continue'} after the sign-in.`,
        ]),
  ]
  return words.length === 0 ? undefined : words.join(' ')
}

/** What is announced when a sign-in to an access portal has ended; undefined when none has. */
export function endedWords(before: SignInMirror, after: SignInMirror): string | undefined {
  if (!before.known || !after.known || before.identityCenters === after.identityCenters) return undefined
  const ended = before.identityCenters.filter(
    ({ startUrl }) => !after.identityCenters.some((one) => isSameStartUrl(one.startUrl, startUrl)),
  )
  if (ended.length === 0) return undefined
  return `The sign-in to ${list(ended.map(({ startUrl }) => startUrl))} has ended.`
}

function waitingIn({ accounts, activity }: WorkMirror) {
  return new Map(
    waitingForSignIn(accounts.values(), activity).map((account) => [account.accountId, account] as const),
  )
}
