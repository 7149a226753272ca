import { z } from 'zod'
import { stepNameSchema } from '../onboarding/stepName.ts'

/** The closed set of reasons why a step is not done. Extend it here and nowhere else. */
export const problemKindSchema = z.enum([
  'signInExpired',
  'wrongAccount',
  'accountNotReady',
  'accessDenied',
  'blockedByOrganization',
  'regionNotEnabled',
  'regionUnreachable',
  'throttled',
  'bucketNotReady',
  'flowLogLimit',
  'flowLogConflict',
  'destinationChanged',
  'stackFailed',
  'stackBusy',
  'stackUnfinished',
  'stackMismatch',
  'acknowledgementNeeded',
  'templateUnavailable',
  'templateChanged',
  'gone',
  'network',
  'invalidInput',
  'journalUnusable',
  'unexpected',
])
export type ProblemKind = z.infer<typeof problemKindSchema>

/** Who has to act. Nothing that is stored or sent says "you": somebody else may read it. */
export const waitsForSchema = z.enum(['customer', 'activeeye'])
export type WaitsFor = z.infer<typeof waitsForSchema>

/** A problem and where it is. The keys come in this order in the JSON report. */
export const problemSchema = z.strictObject({
  kind: problemKindSchema,
  step: stepNameSchema,
  region: z.string().optional(),
  /** AWS's ID of the VPC or the stack that it is about, where a person can decide about that one alone. */
  resource: z.string().optional(),
  /** When it happened, not when it was last looked at; ISO time. Left out until the journal records it. */
  at: z.string().optional(),
  /** What happened and what it means, for someone on a phone call. */
  message: z.string(),
  /** What to do about it. */
  next: z.string(),
  /** Whether a retry can succeed although nobody changes anything. */
  retryable: z.boolean(),
  /** Who has to act: `customer` to sign in or to acknowledge, `activeeye` to allow the account. Otherwise left out. */
  waitsFor: waitsForSchema.optional(),
  /** IAM actions that are missing, with `accessDenied` and `blockedByOrganization`. */
  actions: z.array(z.string()).optional(),
  /** The error of AWS or of the network. */
  aws: z.strictObject({ code: z.string(), message: z.string(), requestId: z.string().optional() }).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** A problem without its place. */
export const problemWordsSchema = problemSchema.omit({ step: true, region: true, resource: true })
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

/** A problem's kind as a heading; the problem's own message says the rest. */
export function problemTitle(kind: ProblemKind): string {
  switch (kind) {
    case 'signInExpired':
      return 'Sign-in needed'
    case 'wrongAccount':
      return 'Signed in to another account'
    case 'accountNotReady':
      return 'AWS does not serve the account yet'
    case 'accessDenied':
      return 'Missing permission'
    case 'blockedByOrganization':
      return "Blocked by the organization's policy"
    case 'regionNotEnabled':
      return 'Region not enabled'
    case 'regionUnreachable':
      return 'Region unreachable'
    case 'throttled':
      return 'Too many requests'
    case 'bucketNotReady':
      return 'The bucket does not accept the account yet'
    case 'flowLogLimit':
      return 'Limit of flow logs reached'
    case 'flowLogConflict':
      return 'Conflicting flow log'
    case 'destinationChanged':
      return 'The bucket in the onboarding file has changed'
    case 'stackFailed':
      return 'Stack failed'
    case 'stackBusy':
      return 'Stack is busy'
    case 'stackUnfinished':
      return 'Change set was never executed'
    case 'stackMismatch':
      return 'Stack has another ExternalID'
    case 'acknowledgementNeeded':
      return 'Acknowledgement needed'
    case 'templateUnavailable':
      return 'The template is unavailable'
    case 'templateChanged':
      return 'The template is another one'
    case 'gone':
      return 'Was there and is gone'
    case 'network':
      return 'Network problem'
    case 'invalidInput':
      return 'Invalid input'
    case 'journalUnusable':
      return 'Journal unusable'
    case 'unexpected':
      return 'Unexpected problem'
  }
}
