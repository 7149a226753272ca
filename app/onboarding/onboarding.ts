import { z } from 'zod'
import { accountIdSchema } from './accountId.ts'
import { externalIdSchema } from './externalId.ts'

/**
 * The onboarding file, `NAME.onboarding.json`: one customer's effort. It never holds a secret.
 * Rules that concern several fields (uniqueness, …) are in rules.ts; parseOnboarding.ts applies all.
 */

const nonEmpty = z.string().trim().min(1)
const regionName = z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'expected a Region such as us-east-1')
const roleName = z.string().regex(/^[\w+=,.@-]{1,64}$/, 'expected the name of an IAM role, without its path')
const roleArn = z
  .string()
  .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/, 'expected arn:aws:iam::ACCOUNT:role/NAME')

const environmentAccess = z.strictObject({ kind: z.literal('environment') })
const profileAccess = z.strictObject({ kind: z.literal('profile'), profile: nonEmpty })
const identityCenterAccess = z.strictObject({
  kind: z.literal('identityCenter'),
  startUrl: z.url({ protocol: /^https$/ }),
  region: regionName,
  roleName: nonEmpty,
})
const keysAccess = z.strictObject({ kind: z.literal('keys') })

/** How the app gets credentials for an account: where to look, never what is found there. */
export type Access =
  | z.infer<typeof environmentAccess>
  | z.infer<typeof profileAccess>
  | z.infer<typeof identityCenterAccess>
  | z.infer<typeof keysAccess>
  | RoleAccess

/** A role in the account itself. Several names are tried in their order, by `roleName`. */
export interface RoleAccess {
  readonly kind: 'role'
  readonly roleName?: string | readonly string[] | undefined
  readonly roleArn?: string | undefined
  readonly through: Access
}

export const accessSchema: z.ZodType<Access> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    environmentAccess,
    profileAccess,
    identityCenterAccess,
    keysAccess,
    z.strictObject({
      kind: z.literal('role'),
      roleName: z.union([roleName, z.array(roleName).min(1)]).optional(),
      roleArn: roleArn.optional(),
      through: accessSchema,
    }),
  ]),
)

export const prioritySchema = z.enum(['low', 'medium', 'high'])

export const accountSchema = z.strictObject({
  accountId: accountIdSchema,
  name: nonEmpty,
  externalId: externalIdSchema,
  connector: z.strictObject({ displayName: nonEmpty, priority: prioritySchema.default('medium') }),
  access: accessSchema,
  /** `enabled`: every Region that the account has enabled. */
  regions: z.union([z.literal('enabled'), z.array(regionName).min(1)]).default('enabled'),
  stackRegion: regionName.default('us-east-1'),
})
export type Account = z.infer<typeof accountSchema>

export const onboardingSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  /** Made once; part of every idempotency token and tag. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/, 'expected 8 to 64 letters, digits and dashes'),
  customer: z.strictObject({ name: nonEmpty, shortName: externalIdSchema }),
  /** Opened for the connector step. */
  portalUrl: z.url({ protocol: /^https$/ }).optional(),
  accounts: z.array(accountSchema).min(1),
  /** Accounts may have the same ExternalID: the customer insists. */
  allowSharedExternalIds: z.boolean().default(false),
  flowLogs: z
    .strictObject({ maxAggregationInterval: z.union([z.literal(60), z.literal(600)]).default(600) })
    .default({ maxAggregationInterval: 600 }),
  /** Other addresses than ActiveEye's public ones; needed outside the partition `aws`. */
  activeeye: z
    .strictObject({
      templateUrl: z.url({ protocol: /^https$/ }),
      flowLogDestination: z.string().regex(/^arn:aws[\w-]*:s3:::[a-z0-9.-]{3,63}$/, 'expected the ARN of a bucket'),
    })
    .optional(),
})
export type Onboarding = z.infer<typeof onboardingSchema>
