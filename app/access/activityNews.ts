import { type ActivityStatus, isLive } from '../checklist/activityStatus.ts'
import { activityWords } from '../checklist/activityWords.ts'
import type { AccountStatus } from '../checklist/checklist.ts'
import { isMonitored } from '../checklist/coverage.ts'
import { nextStepsOf, nextStepWords } from '../checklist/nextStep.ts'
import { inShort } from '../text/inShort.ts'
import { waitingForSignIn } from './waitingForSignIn.ts'

/** What is known of the activity at one moment. */
export interface ActivityView {
  readonly activity: ActivityStatus | undefined
  /** By account ID. */
  readonly accounts: ReadonlyMap<string, AccountStatus>
}

/** What a person who looks elsewhere should know. */
export interface ActivityNews {
  readonly title: string
  readonly body: string
}

/** An activity has ended, or its work begins to wait for a sign-in; `undefined` when neither. */
export function activityNews(before: ActivityView, after: ActivityView): ActivityNews | undefined {
  const { activity, accounts } = after
  if (activity === undefined || activity.startedAt !== before.activity?.startedAt) return undefined
  if (isLive(before.activity) && !isLive(activity)) {
    const next = nextStepsOf([...accounts.values()].filter(isMonitored)).map(nextStepWords)
    return { title: `${activityWords(activity)}.`, body: `Next: ${next.join(' ')}` }
  }
  const had = new Set(waitingForSignIn(before.accounts.values(), before.activity).map(idOf))
  const begun = waitingForSignIn(accounts.values(), activity).filter((account) => !had.has(idOf(account)))
  if (begun.length === 0) return undefined
  return {
    title: 'The work waits for a sign-in',
    body: `Sign in again, so that it goes on: ${inShort(begun.map(({ name }) => name))}.`,
  }
}

function idOf({ accountId }: AccountStatus): string {
  return accountId
}

/** The first word of the window's title while something is going on: "Waiting for you", "42 %". */
export function activityTitle(
  { activity, accounts }: ActivityView,
  fraction: number | undefined,
): string | undefined {
  if (!isLive(activity)) return undefined
  if (waitingForSignIn(accounts.values(), activity).length > 0) return 'Waiting for you'
  if (activity.state === 'paused') return 'Paused'
  return fraction === undefined ? 'Working' : `${Math.floor(100 * fraction)} %`
}
