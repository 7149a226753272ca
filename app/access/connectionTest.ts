import { z } from 'zod'
import { accessSchema } from '../onboarding/access.ts'
import { problemWordsSchema } from '../problems/problem.ts'

/** A way into an account, to be tried. */
export const connectionTestSchema = z.strictObject({
  /** Comes back with the result. */
  key: z.string(),
  /** Where it has to lead; left out when that is the question. */
  accountId: z.string().optional(),
  access: accessSchema,
  /** Tells the partition; left out, that of AWS_REGION. */
  stackRegion: z.string().optional(),
})
export type ConnectionTest = z.infer<typeof connectionTestSchema>

/** Where an access leads, as STS GetCallerIdentity says it, or why it does not. */
export const connectionTestResultSchema = z.discriminatedUnion('state', [
  z.strictObject({
    key: z.string(),
    state: z.literal('connected'),
    accountId: z.string(),
    arn: z.string(),
    /** When a person has to sign in again; ISO time. Left out when that is not known, or never. */
    endsAt: z.string().optional(),
  }),
  z.strictObject({ key: z.string(), state: z.literal('failed'), problem: problemWordsSchema }),
])
export type ConnectionTestResult = z.infer<typeof connectionTestResultSchema>

/** An account whose sign-in ends soon. */
export const endingSchema = z.strictObject({
  accountId: z.string(),
  /** ISO time. */
  endsAt: z.string(),
})
export type Ending = z.infer<typeof endingSchema>
