import type { ActivityStatus } from './snapshot.ts'

/** An activity that is running, or that is paused in the middle. */
export interface LiveActivity extends ActivityStatus {
  readonly state: 'running' | 'paused'
}

/** While one activity is live, no other can be started. */
export function isLive(activity: ActivityStatus | undefined): activity is LiveActivity {
  return activity?.state === 'running' || activity?.state === 'paused'
}
