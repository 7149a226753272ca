import { type ActivityStatus, isLive } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isSettled, RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { plural } from '../../../app/text/plural.ts'

/** How many accounts a run has finished, and in how many it failed. */
export interface AccountProgress {
  readonly accounts: number
  readonly done: number
  readonly failed: number
}

export function progressOf(accounts: Iterable<Pick<AccountStatus, 'steps'>>): AccountProgress {
  let [count, done, failed] = [0, 0, 0]
  for (const { steps } of accounts) {
    count += 1
    const own = RUN_STEPS.map((step) => steps[step])
    if (own.some(({ state }) => state === 'failed')) failed += 1
    else if (own.every(isSettled)) done += 1
  }
  return { accounts: count, done, failed }
}

/** `12 of 40 accounts done, 1 failed` */
export function progressWords({ accounts, done, failed }: AccountProgress): string {
  const words = `${done} of ${plural(accounts, 'account')} done`
  return failed > 0 ? `${words}, ${failed} failed` : words
}

export function activityWords(activity: ActivityStatus): string {
  const name = activityName(activity.activity)
  switch (activity.state) {
    case 'running':
      return `${name} is in progress`
    case 'paused':
      return `${name} is paused`
    case 'finished':
      return `${name} has finished`
    case 'cancelled':
      return `${name} was cancelled`
    case 'failed':
      return `${name} has failed`
    case 'interrupted':
      return `${name} was interrupted; the next one continues where it stopped`
  }
}

/** The name of the activity, as the subject of a sentence. */
export function activityName(activity: ActivityStatus['activity']): string {
  switch (activity) {
    case 'plan':
      return 'The plan'
    case 'run':
      return 'The run'
    case 'check':
      return 'The check'
    case 'undoPlan':
      return 'The look for what to undo'
    case 'undo':
      return 'The undo'
  }
}

/** Why nothing else can be started now; `undefined` when something can. */
export function busyReason(activity: ActivityStatus | undefined): string | undefined {
  if (!isLive(activity)) return undefined
  return `${activityName(activity.activity)} is in progress. Wait until it ends, or cancel it.`
}
