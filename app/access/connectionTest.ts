import { z } from 'zod'
import { accessSchema } from '../onboarding/access.ts'
import { problemWordsSchema } from '../problems/problem.ts'

/** An access to test. */
export const connectionTestSchema = z.strictObject({
  /** Comes back with the result. */
  key: z.string(),
  /** The account that the credentials must be for; left out to find out which one it is. */
  accountId: z.string().optional(),
  access: accessSchema,
  /** Gives the partition; when left out, AWS_REGION does. */
  stackRegion: z.string().optional(),
})
export type ConnectionTest = z.infer<typeof connectionTestSchema>

/** The account that the credentials are for, as STS GetCallerIdentity returns it, or why the test failed. */
export const connectionTestResultSchema = z.discriminatedUnion('state', [
  z.strictObject({
    key: z.string(),
    state: z.literal('connected'),
    accountId: z.string(),
    arn: z.string(),
    /** When a person has to sign in again; ISO time. Left out when that is unknown or not needed. */
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
