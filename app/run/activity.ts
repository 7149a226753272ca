import { z } from 'zod'
import { activityKindSchema } from '../checklist/events.ts'
import { stepNameSchema } from '../onboarding/stepName.ts'

/** What to do, to which accounts, and what a person allowed beforehand. */
export const activityRequestSchema = z.strictObject({
  activity: activityKindSchema,
  /** Account IDs; all of the file when left out. */
  only: z.array(z.string()).optional(),
  skip: z.array(stepNameSchema.extract(['stack', 'flowLogs'])).default([]),
  consent: z
    .strictObject({
      /** To the IAM resources of the template: as it was shown (its hash), or whatever it is. */
      iam: z.union([z.enum(['none', 'any']), z.strictObject({ templateHash: z.string() })]).default('none'),
      replaceFailedStack: z.boolean().default(false),
    })
    .default({ iam: 'none', replaceFailedStack: false }),
  /** What to do when a sign-in expires in the middle: wait for the person, or end this account's work. */
  whenSignInExpires: z.enum(['wait', 'stop']).default('stop'),
})
export type ActivityRequest = z.infer<typeof activityRequestSchema>
