import { z } from 'zod'
import { PURPOSES } from '../aws/policyStatements.ts'
import { problemWordsSchema } from '../problems/problem.ts'

/**
 * - `missing`: no policy allows it.
 * - `blocked`: a policy of the organization denies it; more permissions do not help.
 * - `notLooked`: the check itself failed, or the Region is not enabled.
 * - `unknown`: it can't be told without doing it.
 * - `allowed`: verified: AWS did it, or answered a dry run with DryRunOperation.
 *
 * In the order of urgency.
 */
export const permissionStateSchema = z.enum(['missing', 'blocked', 'notLooked', 'unknown', 'allowed'])
export type PermissionState = z.infer<typeof permissionStateSchema>

export const permissionSchema = z.strictObject({
  /** As in an IAM policy: `ec2:CreateFlowLogs`. */
  action: z.string(),
  /** To group actions by. */
  purpose: z.enum(PURPOSES),
  state: permissionStateSchema,
  /** The Regions with this state; left out when all are the same, or when the action has no Region. */
  regions: z.array(z.string()).optional(),
  /** How that is known, or why it is not; AWS's own words for a denial. */
  words: z.string(),
})
export type Permission = z.infer<typeof permissionSchema>

/** Which of the onboarding's actions the credentials of an account may do. */
export const accountPermissionsSchema = z.discriminatedUnion('state', [
  z.strictObject({
    accountId: z.string(),
    state: z.literal('looked'),
    permissions: z.array(permissionSchema),
  }),
  /** Nothing could be checked: there is no sign-in, it is another account, … */
  z.strictObject({ accountId: z.string(), state: z.literal('failed'), problem: problemWordsSchema }),
])
export type AccountPermissions = z.infer<typeof accountPermissionsSchema>
