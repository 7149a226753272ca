import { z } from 'zod'
import { accessSchema } from '../onboarding/access.ts'
import { organizationTagsSchema } from '../onboarding/onboarding.ts'

/** Accounts and credentials that can be found; none of the credentials has been tested. */

export const profileKindSchema = z.enum([
  'keys',
  'role',
  'identityCenter',
  'login',
  'process',
  'webIdentity',
  'unknown',
])
export type ProfileKind = z.infer<typeof profileKindSchema>

export const profileSchema = z.strictObject({
  name: z.string(),
  kind: profileKindSchema,
  /** Left out when the files don't say. */
  accountId: z.string().optional(),
  region: z.string().optional(),
  /** With `role`: the profile whose credentials assume it. */
  sourceProfile: z.string().optional(),
  /** The MFA device that the profile, or one of its source profiles, requires. */
  mfaSerial: z.string().optional(),
  /** The access portal that the profile, or one of its source profiles, signs in to. */
  identityCenter: z.strictObject({ startUrl: z.string(), region: z.string() }).optional(),
  /** Sentences about settings of it that this app does not follow. */
  notUsed: z.string().optional(),
  /** Why it can't be used: a name that the SDK drops, a missing source profile, … */
  unusable: z.string().optional(),
})
export type Profile = z.infer<typeof profileSchema>

/**
 * What AWS tools find by themselves. `none`: nothing, except perhaps the role of an EC2 instance. `profile`: AWS_PROFILE
 * names one, or the profile default counts. `container`: a container or AWS CloudShell gives them. `incomplete`: what is
 * set can't be used.
 */
const environmentSchema = z.strictObject({
  kind: z.enum(['keys', 'profile', 'webIdentity', 'container', 'none', 'incomplete']),
  /** With `profile`: its name. */
  profile: z.string().optional(),
  /** Sentences that name what is used, and what is set and not used. */
  words: z.string(),
})

export const configurationSchema = z.strictObject({
  profiles: z.array(profileSchema),
  /** The access portals that the configuration names. */
  identityCenters: z.array(z.strictObject({ name: z.string(), startUrl: z.string(), region: z.string() })),
  environment: environmentSchema,
})
export type Configuration = z.infer<typeof configurationSchema>

export const organizationAccountSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  access: accessSchema,
  /** Why it can't be chosen, when it can't. */
  unusable: z.string().optional(),
  email: z.string(),
  /** `ACTIVE`, `SUSPENDED`, `PENDING_ACTIVATION`, `PENDING_CLOSURE` or `CLOSED`. */
  state: z.string(),
  /** `INVITED` accounts have no OrganizationAccountAccessRole unless somebody made it. */
  joinedMethod: z.string(),
  /** When it joined the organization; ISO time, left out where AWS does not say. */
  joinedAt: z.string().optional(),
  /** The names of the organizational units down to it; empty for the root, left out where they can't be read. */
  units: z.array(z.string()).optional(),
  /** Its tags in AWS Organizations; left out where nobody asked for them, or they can't be read. */
  tags: organizationTagsSchema.optional(),
})
export type OrganizationAccount = z.infer<typeof organizationAccountSchema>

export const foundOrganizationSchema = z.strictObject({
  accounts: z.array(organizationAccountSchema),
  /** The part of AWS that all of them are in: `aws`, `aws-cn`, `aws-us-gov`, … */
  partition: z.string(),
  /** Why the organizational units could not be read. */
  withoutUnits: z.string().optional(),
  /** Why the tags could not be read. */
  withoutTags: z.string().optional(),
})
export type FoundOrganization = z.infer<typeof foundOrganizationSchema>

/** What a person is assigned to in IAM Identity Center. */
export const assignedAccountSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  /** The permission sets to choose from. */
  roleNames: z.array(z.string()),
})
export type AssignedAccount = z.infer<typeof assignedAccountSchema>
