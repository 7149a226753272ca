import { type ActivityStatus, isLive, type LiveActivity } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isAtWork, STEPS_BEHIND_SIGN_IN } from '../../../app/checklist/ownSteps.ts'
import { stepName } from '../../../app/checklist/stateWords.ts'
import { STEPS, type StepName } from '../../../app/onboarding/stepName.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'
import { namesInShort } from '../../features/namesInShort.ts'

/** Who is waited for, and for which steps of how many accounts. One line each; the app's own first. */
export function waitedFor(
  accounts: readonly AccountStatus[],
  activity: ActivityStatus | undefined,
): readonly string[] {
  const lines = [whoWaits('You', 'you', accounts), whoWaits('ActiveEye', 'activeeye', accounts)]
  const waiting = lines.filter((line) => line !== undefined)
  if (isLive(activity)) {
    if (activity.state === 'paused') return ['You: the work is paused', ...waiting]
    return isHeldUp(accounts) ? waiting : ['Nobody: the work is in progress', ...waiting]
  }
  return waiting.length > 0 ? waiting : ['Nobody']
}

/** All work that is left waits for a sign-in. */
function isHeldUp(accounts: readonly AccountStatus[]): boolean {
  return accounts.some(({ steps }) => steps.signIn.state === 'waiting') && !accounts.some(isAtWork)
}

function whoWaits(
  who: string,
  waitsFor: 'you' | 'activeeye',
  accounts: readonly AccountStatus[],
): string | undefined {
  const parts = STEPS.flatMap((step) => {
    const count = accounts.filter(({ steps }) => waits(step, steps, waitsFor)).length
    return count === 0 ? [] : [`${stepName(step)} (${plural(count, 'account')})`]
  })
  return parts.length === 0 ? undefined : `${who}: ${list(parts)}`
}

/** A step that can't continue without the sign-in is not counted as one more thing to do. */
function waits(step: StepName, steps: AccountStatus['steps'], waitsFor: 'you' | 'activeeye'): boolean {
  if (waitsFor === 'you' && STEPS_BEHIND_SIGN_IN.includes(step) && steps.signIn.state === 'waiting')
    return false
  const status = steps[step]
  return status.state === 'waiting' && status.for === waitsFor
}

/**
 * Which accounts wait for a sign-in during the work; undefined when there are none.
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
    waiting.length < all && state === 'running' ? 'The work in the other accounts continues. ' : ''
  return {
    header: `${namesInShort(waiting)} ${waits} for you to sign in again`,
    text: `${others}After you have signed in, ${waiting.length === 1 ? 'it continues' : 'they continue'} at the same place; nothing is done twice.`,
  }
}
