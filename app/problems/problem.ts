import { z } from 'zod'
import { stepNameSchema } from '../onboarding/stepName.ts'

/** The closed set of reasons why a step is not done. Extend it here and nowhere else. */
export const problemKindSchema = z.enum([
  'signInExpired',
  'wrongAccount',
  'accessDenied',
  'blockedByOrganization',
  'regionNotEnabled',
  'regionUnreachable',
  'throttled',
  'bucketNotReady',
  'flowLogLimit',
  'flowLogConflict',
  'stackFailed',
  'stackBusy',
  'stackMismatch',
  'acknowledgementNeeded',
  'templateUnavailable',
  'templateChanged',
  'network',
  'invalidInput',
  'journalUnusable',
  'unexpected',
])
export type ProblemKind = z.infer<typeof problemKindSchema>

/** Who is waited for. */
export const waitsForSchema = z.enum(['you', 'activeeye'])

/** A problem and where it is. The keys come in this order in the JSON report. */
export const problemSchema = z.strictObject({
  kind: problemKindSchema,
  step: stepNameSchema,
  region: z.string().optional(),
  /** What happened and what it means, for someone on a phone call. */
  message: z.string(),
  /** What to do about it. */
  next: z.string(),
  /** Whether doing the same again can help without anybody changing anything. */
  retryable: z.boolean(),
  /** Who is waited for: `you` to sign in or to acknowledge, `activeeye` to allow the account. Nobody otherwise. */
  waitsFor: waitsForSchema.optional(),
  /** IAM actions that are missing, with `accessDenied` and `blockedByOrganization`. */
  actions: z.array(z.string()).optional(),
  /** What AWS, or the way to it, said. */
  aws: z.strictObject({ code: z.string(), message: z.string(), requestId: z.string().optional() }).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** A problem before it is known where it happened. */
export const problemWordsSchema = problemSchema.omit({ step: true, region: true })
export type ProblemWords = z.infer<typeof problemWordsSchema>

/** Thrown by a step to end with this problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: ProblemWords

  constructor(problem: ProblemWords) {
    super(problem.message)
    this.problem = problem
  }
}
