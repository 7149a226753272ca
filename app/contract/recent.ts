import { z } from 'zod'
import { waitsForSchema } from '../problems/problem.ts'

/** An onboarding that was opened before. Holds no secret. */
export const recentSchema = z.strictObject({
  /** The file; left out for the practice organisation's own onboarding. */
  path: z.string().optional(),
  /** The scenario of the practice cloud, when calls went there. */
  practice: z.string().optional(),
  customer: z.string(),
  /** The number of accounts. */
  accounts: z.number().int().nonnegative(),
  /** How far it was when it was last seen; left out by earlier versions and of a new onboarding. */
  state: z
    .strictObject({ complete: z.number().int().nonnegative(), waitsFor: z.array(waitsForSchema) })
    .optional(),
  /** When it was opened last; ISO time. */
  at: z.string(),
})

export type Recent = z.infer<typeof recentSchema>

/** `missing`: it can't be opened, since neither the file nor a kept draft exists. */
export const listedRecentSchema = recentSchema.extend({ missing: z.boolean() })

export type ListedRecent = z.infer<typeof listedRecentSchema>
