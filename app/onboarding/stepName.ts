import { z } from 'zod'

/** The steps of an account, in the order in which they are shown. Stored in journals: add, don't rename. */
export const stepNameSchema = z.enum(['signIn', 'stack', 'connector', 'flowLogs', 'delivery'])

export type StepName = z.infer<typeof stepNameSchema>

export const STEPS = stepNameSchema.options
