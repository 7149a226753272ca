import { z } from 'zod'
import { type ActivityKind, activityKindSchema } from './events.ts'

const unansweredWriteSchema = z.strictObject({
  /** As in an IAM policy: `ec2:CreateFlowLogs`. */
  action: z.string(),
  region: z.string(),
  accountId: z.string(),
  /** Of the account. */
  name: z.string(),
  /** How long it has been waited for. */
  seconds: z.number().int().nonnegative(),
})
/** A call that changes something, sent and not answered yet. */
export type UnansweredWrite = z.infer<typeof unansweredWriteSchema>

const stoppingSchema = z.strictObject({
  /** The one that waits longest first. Each answer is waited for, since it says what was done. */
  writes: z.array(unansweredWriteSchema),
  /** How long the answer to one call is waited for, its retries included. Seconds. */
  longest: z.number().int().positive(),
})
export type Stopping = z.infer<typeof stoppingSchema>

/** The running activity, or the last one. */
export const activityStatusSchema = z.strictObject({
  activity: activityKindSchema,
  /** `interrupted`: the app ended before the activity did; the next run continues it. */
  state: z.enum(['running', 'paused', 'finished', 'cancelled', 'failed', 'interrupted']),
  startedAt: z.string(),
  /** With `failed`: what a person should know. */
  message: z.string().optional(),
  /** While a cancelled activity is not at its end: what it waits for, renewed every second. */
  stopping: stoppingSchema.optional(),
  /** With `failed`, when it is no fault of the app, such as a full disk: what to do about it. */
  next: z.string().optional(),
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
