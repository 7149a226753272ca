import { waitingForSignIn } from '../../app/access/waitingForSignIn.ts'
import { isLive } from '../../app/checklist/liveActivity.ts'
import { isSamePortal } from '../../app/input/portal.ts'
import { list } from '../../app/text/list.ts'
import { accountNames } from '../features/signIn/accountNames.ts'
import type { ChecklistMirror } from '../state/checklistStore.ts'
import type { SignInMirror } from '../state/signInStore.ts'

type WorkMirror = Pick<ChecklistMirror, 'accounts' | 'activity'>

/** What a screen reader hears when work begins to wait for sign-ins, or goes on after them; undefined when neither. */
export function waitingChangeWords(before: WorkMirror, after: WorkMirror): string | undefined {
  if (before.accounts === after.accounts) return undefined
  const [had, has] = [waitingIn(before), waitingIn(after)]
  const begun = [...has.values()].filter(({ accountId }) => !had.has(accountId))
  // What ended with the work did not go on.
  const over = isLive(after.activity)
    ? [...had.values()].filter(
        ({ accountId }) =>
          !has.has(accountId) && after.accounts.get(accountId)?.steps.signIn.state !== 'failed',
      )
    : []
  const words = [
    ...(begun.length === 0
      ? []
      : [`${accountNames(begun)} ${begun.length === 1 ? 'waits' : 'wait'} for you to sign in again.`]),
    ...(over.length === 0
      ? []
      : [`${accountNames(over)} ${over.length === 1 ? 'goes' : 'go'} on after the sign-in.`]),
  ]
  return words.length === 0 ? undefined : words.join(' ')
}

/** What it hears when a sign-in to an access portal is over; undefined when none is. */
export function endedWords(before: SignInMirror, after: SignInMirror): string | undefined {
  if (!before.known || !after.known || before.identityCenters === after.identityCenters) return undefined
  const ended = before.identityCenters.filter(
    ({ startUrl }) => !after.identityCenters.some((one) => isSamePortal(one.startUrl, startUrl)),
  )
  if (ended.length === 0) return undefined
  return `The sign-in to ${list(ended.map(({ startUrl }) => startUrl))} has ended.`
}

function waitingIn({ accounts, activity }: WorkMirror) {
  return new Map(
    waitingForSignIn(accounts.values(), activity).map((account) => [account.accountId, account] as const),
  )
}
