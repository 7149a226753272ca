import type { ActivityStatus } from './snapshot.ts'

/** An activity that has not ended. */
export interface LiveActivity extends ActivityStatus {
  readonly state: 'running' | 'paused'
}

/** The activity is running, or is paused and can be resumed. */
export function isLive(activity: ActivityStatus | undefined): activity is LiveActivity {
  switch (activity?.state) {
    case 'running':
    case 'paused':
      return true
    case 'finished':
    case 'cancelled':
    case 'failed':
    case 'interrupted':
    case undefined:
      return false
  }
}
