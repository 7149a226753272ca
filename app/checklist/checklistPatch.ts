import { z } from 'zod'
import { progressSchema } from './activityProgress.ts'
import { activityStatusSchema } from './activityStatus.ts'
import { accountStatusSchema, answerSchema, totalsSchema } from './checklist.ts'

/** Something that happened and is not kept: a stack event, for instance. */
const lineSchema = z.strictObject({ accountId: z.string(), text: z.string() })
export type ActivityLine = z.infer<typeof lineSchema>

/**
 * What changed in the checklist, whose authoritative copy is main's. The first patch of a watch has `base` 0 and all
 * accounts; a later one holds the accounts that changed. A client whose revision is not `base` has missed a patch and
 * starts a new watch.
 */
export const patchSchema = z.strictObject({
  base: z.number().int().nonnegative(),
  revision: z.number().int().positive(),
  activity: activityStatusSchema.optional(),
  /** The newest answer of ActiveEye, when there is one. */
  answer: answerSchema.optional(),
  totals: totalsSchema,
  /** Of the activity, while it runs in this process. */
  progress: progressSchema.optional(),
  accounts: z.array(accountStatusSchema),
  lines: z.array(lineSchema),
})
export type Patch = z.infer<typeof patchSchema>
