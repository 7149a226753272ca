import type { ActivityStatus } from '../../../app/checklist/snapshot.ts'
import { activityName } from './milestones.ts'

export interface LiveActivity extends ActivityStatus {
  readonly state: 'running' | 'paused'
}

/** Somebody is at work, or pauses in the middle of it. */
export function isLive(activity: ActivityStatus | undefined): activity is LiveActivity {
  return activity?.state === 'running' || activity?.state === 'paused'
}

/** Why nothing else can be started now; `undefined` when something can. */
export function busyReason(activity: ActivityStatus | undefined): string | undefined {
  if (!isLive(activity)) return undefined
  return `${activityName(activity.activity)} is under way. Wait for its end, or cancel it.`
}
