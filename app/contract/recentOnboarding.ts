import { z } from 'zod'

/** An onboarding that was opened before: enough to recognise it, never a secret. */
export const recentSchema = z.strictObject({
  /** The file; left out for the practice organisation's own onboarding. */
  path: z.string().optional(),
  /** The scenario of the practice cloud, when calls went there. */
  practice: z.string().optional(),
  customer: z.string(),
  /** How many it had. */
  accounts: z.number().int().nonnegative(),
  /** When it was opened last; ISO time. */
  at: z.string(),
})
export type Recent = z.infer<typeof recentSchema>

/** With whether it can be opened: the file is there, or what is kept of one that was never valid. */
export const listedRecentSchema = recentSchema.extend({ missing: z.boolean() })
export type ListedRecent = z.infer<typeof listedRecentSchema>
