import { type ActivityStatus, isLive } from './activityStatus.ts'

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
