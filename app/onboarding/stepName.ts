import { z } from 'zod'

/**
 * The steps of an account, in the order in which they are shown: the app's own work stands together, then a person adds
 * the connector. Stored in journals: add, don't rename.
 */
export const stepNameSchema = z.enum(['signIn', 'stack', 'flowLogs', 'connector', 'delivery'])

export type StepName = z.infer<typeof stepNameSchema>

export const STEPS = stepNameSchema.options
