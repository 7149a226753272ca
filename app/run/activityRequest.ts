import { z } from 'zod'
import { leftOutBy } from '../checklist/coverage.ts'
import { activityKindSchema } from '../checklist/events.ts'
import type { Account } from '../onboarding/onboarding.ts'
import { stepNameSchema } from '../onboarding/stepName.ts'
import { namedValuesSchema } from './foreignConsent.ts'
import { undoableSchema } from './undoPlan.ts'

/** What to do, for which accounts, and what a person allowed before. */
export const activityRequestSchema = z.strictObject({
  activity: activityKindSchema,
  /** Account IDs; all of the file when left out. */
  only: z.array(z.string()).optional(),
  skip: z.array(stepNameSchema.extract(['stack', 'flowLogs'])).default([]),
  consent: z
    .strictObject({
      /** To the IAM resources of the template: of the one that was shown (its hash), or of any. */
      iam: z.union([z.enum(['none', 'any']), z.strictObject({ templateHash: z.string() })]).default('none'),
      replaceFailedStack: z.boolean().default(false),
    })
    .default({ iam: 'none', replaceFailedStack: false }),
  /**
   * With `run`: the bucket and the template as the person named them. Needed once for each value that is not
   * ActiveEye's; main keeps the consent. Refused when a named value is not the onboarding's.
   */
  named: namedValuesSchema.optional(),
  /** With `undo`: what a person was shown. Nothing else is removed, and accounts that are not here are left alone. */
  remove: z.array(undoableSchema).default([]),
  /** When a sign-in expires during the activity: wait for a new one, or end the work on this account. */
  whenSignInExpires: z.enum(['wait', 'stop']).default('stop'),
})
export type ActivityRequest = z.infer<typeof activityRequestSchema>

/** The accounts that an activity works on. One that is left out is looked at by an undo only: it may have made something there before. */
export function accountsToWorkOn<A extends Pick<Account, 'accountId' | 'leftOut'>>(
  accounts: readonly A[],
  { activity, only }: Pick<ActivityRequest, 'activity' | 'only'>,
): readonly A[] {
  const isUndo = activity === 'undo' || activity === 'undoPlan'
  return accounts.filter(
    (account) =>
      (only === undefined || only.includes(account.accountId)) &&
      (isUndo || leftOutBy(account) === undefined),
  )
}
