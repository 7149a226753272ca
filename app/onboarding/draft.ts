import { z } from 'zod'
import type { Access } from './access.ts'
import { tagSchema, tagsValue } from './customerTags.ts'
import {
  type Account,
  accountSchema,
  type Onboarding,
  onboardingSchema,
  organizationalUnitsSchema,
  organizationTagsSchema,
  prioritySchema,
} from './onboarding.ts'
import type { WaveEntry } from './waves.ts'

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
  organizationTags: organizationTagsSchema.optional(),
})
export type DraftAccount = z.infer<typeof draftAccountSchema>

/** A wave as a person edits it: an empty name is none. */
const draftWaveSchema = z.strictObject({
  name: z.string(),
  include: z.array(z.string()),
  exclude: z.array(z.string()),
})
export type DraftWave = z.infer<typeof draftWaveSchema>

export const draftSchema = z.strictObject({
  customer: z.strictObject({ name: z.string(), shortName: z.string() }),
  /** Empty when there is none. */
  portalUrl: z.string(),
  /** Left out: as in the file. Drafts that earlier versions kept have none. */
  connectors: onboardingSchema.shape.connectors,
  /** Left out: as in the file, for the same reason. */
  tags: z.array(tagSchema).optional(),
  /** Left out: as in the file, for the same reason. */
  waves: z.array(draftWaveSchema).optional(),
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
    waves = [],
    accounts,
    allowSharedExternalIds,
    flowLogs,
  } = onboarding
  return {
    customer,
    portalUrl,
    ...(connectors && { connectors }),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    waves: waves.map(({ name = '', include, exclude = [] }) => ({ name, include, exclude })),
    accounts: accounts.map(draftAccount),
    allowSharedExternalIds,
    flowLogs,
  }
}

/** What is left out, and what is decided about VPCs, is decided where it is shown, not here. */
function draftAccount(account: Account, index: number): DraftAccount {
  const { vpcDecisions: _, vpcTargets: __, regionsLeftOut: ___, leftOut: ____, ...edited } = account
  return { key: `${index}`, ...edited }
}

/** The decisions of an account, which a draft does not hold. */
function decisionsOf(account: Account | undefined): Partial<Account> {
  const { vpcDecisions, vpcTargets, regionsLeftOut, leftOut } = account ?? {}
  return {
    ...(vpcDecisions && { vpcDecisions }),
    ...(vpcTargets && { vpcTargets }),
    ...(regionsLeftOut && { regionsLeftOut }),
    ...(leftOut && { leftOut }),
  }
}

/** What would be in the file: the draft, and what can't be edited from the onboarding that it began with. */
export function onboardingValue(draft: Draft, base: Onboarding): unknown {
  const { portalUrl: _, tags: kept, waves: keptWaves, ...rest } = base
  const { portalUrl, tags: rows, waves: edits, accounts, ...edited } = draft
  const tags = rows === undefined ? kept : tagsValue(rows)
  const waves = edits === undefined ? keptWaves : wavesValue(edits)
  const known = new Map(base.accounts.map((account) => [account.accountId, account]))
  return {
    ...rest,
    ...edited,
    ...(portalUrl !== '' && { portalUrl }),
    ...(tags !== undefined && { tags }),
    ...(waves !== undefined && { waves }),
    accounts: accounts.map(({ key: _key, ...account }) => ({
      ...account,
      ...decisionsOf(known.get(account.accountId)),
    })),
  }
}

/** The waves of a draft as the file has them; `undefined` without one. */
export function wavesValue(edits: readonly DraftWave[]): WaveEntry[] | undefined {
  if (edits.length === 0) return undefined
  return edits.map(({ name, include, exclude }) => ({
    ...(name !== '' && { name }),
    include,
    ...(exclude.length > 0 && { exclude }),
  }))
}
