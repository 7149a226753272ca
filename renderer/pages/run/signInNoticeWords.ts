import type { LiveActivity } from '../../../app/checklist/activityStatus.ts'
import { accountNames } from '../../features/signIn/accountNames.ts'

/**
 * Who waits for a sign-in in the middle of the work; undefined when nobody does.
 * @param all how many accounts the onboarding has.
 */
export function signInNoticeWords(
  waiting: readonly { readonly name: string }[],
  all: number,
  state: LiveActivity['state'],
): { readonly header: string; readonly text: string } | undefined {
  if (waiting.length === 0) return undefined
  const waits = waiting.length === 1 ? 'waits' : 'wait'
  const others =
    waiting.length < all && state === 'running'
      ? 'The work in the other accounts goes on without waiting. '
      : ''
  return {
    header: `${accountNames(waiting)} ${waits} for you to sign in again`,
    text: `${others}After you have signed in, ${waiting.length === 1 ? 'it goes' : 'they go'} on at the same place; nothing is done twice.`,
  }
}
