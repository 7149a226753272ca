import { z } from 'zod'
import { PURPOSES } from '../aws/actions.ts'
import { problemWordsSchema } from '../problems/problem.ts'

/**
 * - `allowed`: AWS did it, or said that it would.
 * - `missing`: nothing allows it.
 * - `blocked`: a policy above the account forbids it; more permissions do not help.
 * - `unknown`: it can't be told without doing it, or the look itself failed.
 */
export const permissionStateSchema = z.enum(['allowed', 'missing', 'blocked', 'unknown'])
export type PermissionState = z.infer<typeof permissionStateSchema>

export const permissionSchema = z.strictObject({
  /** As in an IAM policy: `ec2:CreateFlowLogs`. */
  action: z.string(),
  /** To group by: a template's IAM actions are many. */
  purpose: z.enum(PURPOSES),
  state: permissionStateSchema,
  /** Where it is so; left out when it is the same everywhere, or no matter of a Region. */
  regions: z.array(z.string()).optional(),
  /** How that is known, or why it is not; AWS's own words for a denial. */
  words: z.string(),
})
export type Permission = z.infer<typeof permissionSchema>

/** What the credentials of an account may do of what the onboarding does. */
export const accountPermissionsSchema = z.discriminatedUnion('state', [
  z.strictObject({
    accountId: z.string(),
    state: z.literal('looked'),
    permissions: z.array(permissionSchema),
  }),
  /** Nothing could be looked at: nobody is signed in, it is another account, … */
  z.strictObject({ accountId: z.string(), state: z.literal('failed'), problem: problemWordsSchema }),
])
export type AccountPermissions = z.infer<typeof accountPermissionsSchema>
