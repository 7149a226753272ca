import { z } from 'zod'
import { type ActivityKind, activityKindSchema } from './events.ts'

/** The running activity, or the last one. */
export const activityStatusSchema = z.strictObject({
  activity: activityKindSchema,
  /** `interrupted`: the app ended before the activity did; the next run continues it. */
  state: z.enum(['running', 'paused', 'finished', 'cancelled', 'failed', 'interrupted']),
  startedAt: z.string(),
  /** With `failed`: what a person should know. */
  message: z.string().optional(),
})
export type ActivityStatus = z.infer<typeof activityStatusSchema>

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

/** The verb that a person started: looking for what to undo is the first half of an undo. */
export function activityVerb(activity: ActivityKind): Exclude<ActivityKind, 'undoPlan'> {
  return activity === 'undoPlan' ? 'undo' : activity
}
