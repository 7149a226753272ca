import { z } from 'zod'

/** What is known to be true of every account, Region and VPC. Versioned: add, don't rename. */

/** The steps of an account, in the order in which they are told. */
export const stepNameSchema = z.enum(['signIn', 'stack', 'connector', 'flowLogs', 'delivery'])

export type StepName = z.infer<typeof stepNameSchema>

export const STEPS = stepNameSchema.options
