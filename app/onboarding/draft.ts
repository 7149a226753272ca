import { z } from 'zod'
import type { Access } from './access.ts'
import { tagSchema, tagsValue } from './customerTags.ts'
import {
  type Account,
  accountSchema,
  type Onboarding,
  onboardingSchema,
  organizationalUnitsSchema,
  prioritySchema,
} from './onboarding.ts'

/**
 * An onboarding while a person edits it: the same fields as in the file, in any state on the way to being right.
 * validateOnboarding says what is wrong with what `onboardingValue` makes of it.
 */

/** An onboarding that is open: a new one has no accounts until a person adds the first, and no file until then. */
export const openedOnboardingSchema = onboardingSchema.extend({ accounts: z.array(accountSchema) })

/** Any chain of accesses, also one that is not right yet. */
const draftAccessSchema: z.ZodType<Access> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('environment') }),
    z.strictObject({ kind: z.literal('notChosen') }),
    z.strictObject({ kind: z.literal('keys'), accountId: z.string().optional() }),
    z.strictObject({ kind: z.literal('profile'), profile: z.string() }),
    z.strictObject({
      kind: z.literal('identityCenter'),
      startUrl: z.string(),
      region: z.string(),
      roleName: z.string(),
      accountId: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('role'),
      roleName: z.union([z.string(), z.array(z.string())]).optional(),
      roleArn: z.string().optional(),
      through: draftAccessSchema,
    }),
  ]),
)

const draftAccountSchema = z.strictObject({
  /** Names the row, while everything else of it may change. */
  key: z.string(),
  accountId: z.string(),
  name: z.string(),
  externalId: z.string(),
  connector: z.strictObject({ displayName: z.string(), priority: prioritySchema }),
  access: draftAccessSchema,
  regions: z.union([z.literal('enabled'), z.array(z.string())]),
  stackRegion: z.string(),
  organizationalUnits: organizationalUnitsSchema.optional(),
})
export type DraftAccount = z.infer<typeof draftAccountSchema>

export const draftSchema = z.strictObject({
  customer: z.strictObject({ name: z.string(), shortName: z.string() }),
  /** Empty when there is none. */
  portalUrl: z.string(),
  /** Left out: as in the file. Drafts that earlier versions kept have none. */
  connectors: onboardingSchema.shape.connectors,
  /** Left out: as in the file, for the same reason. */
  tags: z.array(tagSchema).optional(),
  accounts: z.array(draftAccountSchema),
  allowSharedExternalIds: z.boolean(),
  flowLogs: z.strictObject({ maxAggregationInterval: z.union([z.literal(60), z.literal(600)]) }),
})
export type Draft = z.infer<typeof draftSchema>

export function draftOf(onboarding: Onboarding): Draft {
  const {
    customer,
    portalUrl = '',
    connectors,
    tags = {},
    accounts,
    allowSharedExternalIds,
    flowLogs,
  } = onboarding
  return {
    customer,
    portalUrl,
    ...(connectors && { connectors }),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    accounts: accounts.map(draftAccount),
    allowSharedExternalIds,
    flowLogs,
  }
}

/** What is left out, and what is decided about VPCs, is decided where it is shown, not here. */
function draftAccount(account: Account, index: number): DraftAccount {
  const { vpcDecisions: _, regionsLeftOut: __, leftOut: ___, ...edited } = account
  return { key: `${index}`, ...edited }
}

/** The decisions of an account, which a draft does not hold. */
function decisionsOf(account: Account | undefined): Partial<Account> {
  const { vpcDecisions, regionsLeftOut, leftOut } = account ?? {}
  return {
    ...(vpcDecisions && { vpcDecisions }),
    ...(regionsLeftOut && { regionsLeftOut }),
    ...(leftOut && { leftOut }),
  }
}

/** What would be in the file: the draft, and what can't be edited from the onboarding that it began with. */
export function onboardingValue(draft: Draft, base: Onboarding): unknown {
  const { portalUrl: _, tags: kept, ...rest } = base
  const { portalUrl, tags: rows, accounts, ...edited } = draft
  const tags = rows === undefined ? kept : tagsValue(rows)
  const known = new Map(base.accounts.map((account) => [account.accountId, account]))
  return {
    ...rest,
    ...edited,
    ...(portalUrl !== '' && { portalUrl }),
    ...(tags !== undefined && { tags }),
    accounts: accounts.map(({ key: _key, ...account }) => ({
      ...account,
      ...decisionsOf(known.get(account.accountId)),
    })),
  }
}
