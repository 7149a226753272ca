import { z } from 'zod'
import { accountStatusSchema, totalsSchema } from './checklist.ts'
import { activityKindSchema } from './events.ts'

/** What a host shows while work is under way. Main's copy is the truth; a client mirrors it. */

/** The activity under way, or the last one. */
export const activityStatusSchema = z.strictObject({
  activity: activityKindSchema,
  /** `interrupted`: the app ended in the middle of it; the next run goes on. */
  state: z.enum(['running', 'paused', 'finished', 'cancelled', 'failed', 'interrupted']),
  startedAt: z.string(),
  /** With `failed`: what a person should know. */
  message: z.string().optional(),
})
export type ActivityStatus = z.infer<typeof activityStatusSchema>

/** Something that happened and is not kept: a stack event, for instance. */
const lineSchema = z.strictObject({ accountId: z.string(), text: z.string() })
export type ActivityLine = z.infer<typeof lineSchema>

/**
 * What changed. The first of a watch has `base` 0 and all accounts; a later one changes the accounts that it
 * names. A client whose revision is not `base` has missed something and watches anew.
 */
export const patchSchema = z.strictObject({
  base: z.number().int().nonnegative(),
  revision: z.number().int().positive(),
  activity: activityStatusSchema.optional(),
  totals: totalsSchema,
  accounts: z.array(accountStatusSchema),
  lines: z.array(lineSchema),
})
export type Patch = z.infer<typeof patchSchema>
