import type { ActivityStatus } from '../../../app/checklist/activityStatus.ts'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { activityName } from './milestones.ts'

/** Why nothing else can be started now; `undefined` when something can. */
export function busyReason(activity: ActivityStatus | undefined): string | undefined {
  if (!isLive(activity)) return undefined
  return `${activityName(activity.activity)} is under way. Wait for its end, or cancel it.`
}
