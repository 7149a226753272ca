import { z } from 'zod'

/**
 * What a template lets others do in an account, as far as its text tells. Texts hold what can't be known before the
 * creation as CloudFormation writes it: `${Name}`.
 */

export const principalSchema = z.strictObject({
  /**
   * - `account`: an AWS account as a whole, or one user or role of it; `value` is the account's ID.
   * - `anyone`: everybody with any AWS account, or without one.
   * - `unknown`: its text does not tell whom it names.
   */
  kind: z.enum(['account', 'service', 'federated', 'anyone', 'unknown']),
  value: z.string(),
  /** With `account`: the user or role, when it is not the whole account. An ARN. */
  only: z.string().optional(),
})
export type Principal = z.infer<typeof principalSchema>

/**
 * What the ExternalID has to be. `isRequired` is false for an operator or a value that a caller satisfies without
 * knowing the account's own: `…IfExists`, `ForAllValues:`, a negation, `*`, another value.
 */
export const externalIdConditionSchema = z.strictObject({
  operator: z.string(),
  values: z.array(z.string()),
  isRequired: z.boolean(),
})

/** A statement of a role's trust policy. */
export const trustStatementSchema = z.strictObject({
  effect: z.string(),
  principals: z.array(principalSchema),
  /** NotPrincipal: everybody but those. */
  isEveryoneBut: z.boolean(),
  actions: z.array(z.string()),
  /** Empty: there is no such condition. */
  externalId: z.array(externalIdConditionSchema),
  /** Every other condition. */
  conditions: z.array(z.string()),
})
export type TrustStatement = z.infer<typeof trustStatementSchema>

/**
 * A statement of a policy. `principals` are those of a resource's own policy (of a bucket, a key, a queue), which says
 * whom it lets in; with `isEveryoneBut` (NotPrincipal): everybody but those. With `isActionsBut` (NotAction) and `isResourcesBut`
 * (NotResource): everything but those.
 */
export const permissionStatementSchema = z.strictObject({
  effect: z.string(),
  actions: z.array(z.string()),
  isActionsBut: z.boolean(),
  principals: z.array(principalSchema).optional(),
  isEveryoneBut: z.boolean().optional(),
  resources: z.array(z.string()),
  isResourcesBut: z.boolean(),
  conditions: z.array(z.string()),
})
export type PermissionStatement = z.infer<typeof permissionStatementSchema>

export const trustedRoleSchema = z.strictObject({
  logicalId: z.string(),
  /** `RoleName`, when the template sets one. */
  name: z.string().optional(),
  trust: z.array(trustStatementSchema),
  /** ARNs or names of managed policies. */
  managedPolicies: z.array(z.string()),
  statements: z.array(permissionStatementSchema),
  boundary: z.string().optional(),
  /** What the text does not tell, in words. */
  unknown: z.array(z.string()),
})
export type TrustedRole = z.infer<typeof trustedRoleSchema>

/** Another resource that gives somebody rights, or whose effect can't be judged from the text. */
export const otherResourceSchema = z.strictObject({
  logicalId: z.string(),
  type: z.string(),
  /** Why it is to be looked at; left out for a resource that gives nobody rights by itself. */
  warning: z.string().optional(),
  statements: z.array(permissionStatementSchema),
})
export type OtherResource = z.infer<typeof otherResourceSchema>

export const templateTrustSchema = z.strictObject({
  roles: z.array(trustedRoleSchema),
  others: z.array(otherResourceSchema),
  /** Macros: they replace the text before anything is created, so nothing that is read here has to hold. */
  macros: z.array(z.string()),
})
export type TemplateTrust = z.infer<typeof templateTrustSchema>
