import { z } from 'zod'
import { updatesReasonSchema } from './decideUpdates.ts'
import { updateSettingsSchema } from './updateSettings.ts'

/** What the last check in this start of the app showed. */
export const updateCheckSchema = z.strictObject({
  /** ISO time. */
  checkedAt: z.string(),
  result: z.enum(['latest', 'newer', 'failed']),
  /** The newest version, where the server named one. */
  newVersion: z.string().optional(),
  /** Why the check or the download failed. */
  problem: z.string().optional(),
  /** It was downloaded and its signature is right; it is installed when the app ends. */
  downloaded: z.literal(true).optional(),
})
export type UpdateCheck = z.infer<typeof updateCheckSchema>

/** Updates as a person sees them. */
export const updatesStateSchema = z.strictObject({
  /** What was saved last; the policy may have set something else. */
  settings: updateSettingsSchema,
  does: z.enum(['nothing', 'check', 'install']),
  why: updatesReasonSchema,
  /** Where it asks; left out where it does nothing. */
  url: z.string().optional(),
  /** What an administrator has set for this computer: it is shown and can't be changed. */
  fixed: z.array(z.enum(['mode', 'url'])),
  /** Left out until the first check. */
  check: updateCheckSchema.optional(),
  /** What happens and why, and what the last check showed. */
  sentences: z.array(z.string()),
})
export type UpdatesState = z.infer<typeof updatesStateSchema>
