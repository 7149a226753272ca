import { z } from 'zod'
import { FIELD_NAMES, FORM_FIELDS } from '../activeeye/connectorForm.ts'
import {
  type AccountStatus,
  accountStateSchema,
  type Checklist,
  type RegionStatus,
} from '../checklist/checklist.ts'
import { isCovered, isToCover } from '../checklist/coverage.ts'
import { accountStateWord, type Reader, stepName } from '../checklist/stateWords.ts'
import { LONGEST_NAME } from '../onboarding/name.ts'
import { stepNameSchema } from '../onboarding/stepName.ts'
import { problemKindSchema, problemTitle } from '../problems/problem.ts'
import { capitalized } from '../text/capitalized.ts'
import { plural } from '../text/plural.ts'

/** What has changed since an earlier report, as data: words are made from it wherever it is shown. */

const account = { accountId: z.string(), name: z.string().max(LONGEST_NAME) }

const reportChangeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('accountAdded'), ...account }),
  z.strictObject({ what: z.literal('accountRemoved'), ...account }),
  z.strictObject({ what: z.literal('state'), ...account, from: accountStateSchema, to: accountStateSchema }),
  /** `from` or `to` is left out where there was, or is, no stack. */
  z.strictObject({
    what: z.literal('stack'),
    ...account,
    from: z.string().optional(),
    to: z.string().optional(),
    /** Another stack than before, whatever its status. */
    isAnother: z.boolean(),
  }),
  /** A value that is to be entered in ActiveEye; left out while the stack and the onboarding file differ. */
  z.strictObject({
    what: z.literal('connectorValue'),
    ...account,
    field: z.enum(FORM_FIELDS),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  z.strictObject({ what: z.literal('connectorConfirmed'), ...account, isConfirmed: z.boolean() }),
  z.strictObject({
    what: z.literal('vpcs'),
    ...account,
    region: z.string(),
    /** `found`: not there before, and not covered. */
    how: z.enum(['covered', 'notCovered', 'found', 'gone']),
    vpcIds: z.array(z.string()),
  }),
  z.strictObject({
    what: z.literal('problem'),
    ...account,
    kind: problemKindSchema,
    step: stepNameSchema,
    region: z.string().optional(),
    isSolved: z.boolean(),
  }),
  /** Who of ActiveEye said that files arrive. */
  z.strictObject({ what: z.literal('arrival'), ...account, by: z.string() }),
])
export type ReportChange = z.infer<typeof reportChangeSchema>

export const reportChangesSchema = z.strictObject({
  /** The report that was exported before. */
  since: z.strictObject({ madeAt: z.iso.datetime(), checksum: z.string() }),
  /** Where flow logs went before, if that is another bucket: its ARN. */
  destinationBefore: z.string().optional(),
  items: z.array(reportChangeSchema),
})
export type ReportChanges = z.infer<typeof reportChangesSchema>

/** A report that was exported, as far as it is compared. */
export interface EarlierReport {
  readonly madeAt: string
  readonly checksum: string
  readonly flowLogDestination: string
  readonly changes?: ReportChanges | undefined
  readonly checklist: Pick<Checklist, 'accounts'>
}

/**
 * What has changed since the report that was exported last. A report that says the same as that one is that one
 * again, in another format or on another day, so it tells the same changes. @returns undefined when there are none to
 * be told, because no report came before
 */
export function reportChangesSince(
  before: EarlierReport,
  now: Pick<EarlierReport, 'flowLogDestination' | 'checklist'>,
): ReportChanges | undefined {
  const items = accountChanges(before.checklist.accounts, now.checklist.accounts)
  const isElsewhere = before.flowLogDestination !== now.flowLogDestination
  if (items.length === 0 && !isElsewhere) return before.changes
  const { madeAt, checksum } = before
  return {
    since: { madeAt, checksum },
    ...(isElsewhere && { destinationBefore: before.flowLogDestination }),
    items,
  }
}

function accountChanges(before: readonly AccountStatus[], now: readonly AccountStatus[]): ReportChange[] {
  const earlier = new Map(before.map((status) => [status.accountId, status]))
  const kept = new Set(now.map(({ accountId }) => accountId))
  return [
    ...now.flatMap((status): ReportChange[] => {
      const known = earlier.get(status.accountId)
      return known === undefined
        ? [{ what: 'accountAdded', ...refOf(status) }]
        : changesOfAccount(known, status)
    }),
    ...before
      .filter(({ accountId }) => !kept.has(accountId))
      .map((status): ReportChange => ({ what: 'accountRemoved', ...refOf(status) })),
  ]
}

function refOf({ accountId, name }: AccountStatus) {
  return { accountId, name }
}

function changesOfAccount(before: AccountStatus, now: AccountStatus): ReportChange[] {
  const ref = refOf(now)
  const wasConfirmed = before.connector.confirmedAt !== undefined
  const isConfirmed = now.connector.confirmedAt !== undefined
  const isAnother = before.stack?.stackId !== now.stack?.stackId
  return [
    ...(before.state === now.state
      ? []
      : [{ what: 'state', ...ref, from: before.state, to: now.state } as const]),
    ...(!isAnother && before.stack?.status === now.stack?.status
      ? []
      : [{ what: 'stack', ...ref, from: before.stack?.status, to: now.stack?.status, isAnother } as const]),
    ...FORM_FIELDS.flatMap((field): ReportChange[] => {
      const [from, to] = [before.connector[field], now.connector[field]]
      return from === to ? [] : [{ what: 'connectorValue', ...ref, field, from, to }]
    }),
    ...(wasConfirmed === isConfirmed ? [] : [{ what: 'connectorConfirmed', ...ref, isConfirmed } as const]),
    ...regionChanges(before, now),
    ...problemChanges(before, now),
    ...(now.arrival === undefined || now.arrival.recordedAt === before.arrival?.recordedAt
      ? []
      : [{ what: 'arrival', ...ref, by: now.arrival.by } as const]),
  ]
}

function regionChanges(before: AccountStatus, now: AccountStatus): ReportChange[] {
  const earlier = new Map(before.regions.map((region) => [region.region, region]))
  const later = new Set(now.regions.map(({ region }) => region))
  const left = before.regions.filter(({ region }) => !later.has(region))
  return [
    ...now.regions.flatMap((region) => vpcChanges(now, earlier.get(region.region), region)),
    ...left.flatMap((region) => vpcChanges(now, region, { ...region, vpcs: [] })),
  ]
}

/** A Region that could not be looked at shows what an earlier look saw: nothing in it is gone. */
function vpcChanges(
  status: AccountStatus,
  before: RegionStatus | undefined,
  now: RegionStatus,
): ReportChange[] {
  const known = new Map((before?.vpcs ?? []).map((vpc) => [vpc.vpcId, vpc]))
  const there = new Set(now.vpcs.map(({ vpcId }) => vpcId))
  const wasCovered = (vpcId: string) => {
    const vpc = known.get(vpcId)
    return vpc !== undefined && isCovered(vpc)
  }
  const ids = {
    covered: now.vpcs.filter((vpc) => isCovered(vpc) && !wasCovered(vpc.vpcId)),
    notCovered: now.vpcs.filter((vpc) => !isCovered(vpc) && wasCovered(vpc.vpcId)),
    found: now.vpcs.filter((vpc) => !known.has(vpc.vpcId) && isToCover(vpc) && !isCovered(vpc)),
    gone: now.state === 'notSeen' ? [] : [...known.values()].filter(({ vpcId }) => !there.has(vpcId)),
  }
  return (['covered', 'notCovered', 'found', 'gone'] as const).flatMap((how): ReportChange[] => {
    const vpcIds = ids[how].map(({ vpcId }) => vpcId)
    return vpcIds.length === 0 ? [] : [{ what: 'vpcs', ...refOf(status), region: now.region, how, vpcIds }]
  })
}

function problemChanges(before: AccountStatus, now: AccountStatus): ReportChange[] {
  const keyed = ({ problems }: AccountStatus) =>
    new Map(
      problems.map(({ kind, step, region }) => [
        JSON.stringify([kind, step, region]),
        { kind, step, ...(region !== undefined && { region }) },
      ]),
    )
  const [earlier, later] = [keyed(before), keyed(now)]
  const ref = refOf(now)
  return [
    ...[...later].flatMap(([key, problem]): ReportChange[] =>
      earlier.has(key) ? [] : [{ what: 'problem', ...ref, ...problem, isSolved: false }],
    ),
    ...[...earlier].flatMap(([key, problem]): ReportChange[] =>
      later.has(key) ? [] : [{ what: 'problem', ...ref, ...problem, isSolved: true }],
    ),
  ]
}

/** A change of an account in words; what is called by an ID is named. */
export function changeWords(change: ReportChange, reader: Reader): string {
  switch (change.what) {
    case 'accountAdded':
      return 'Added to the onboarding'
    case 'accountRemoved':
      return 'No longer in the onboarding'
    case 'state': {
      const [from, to] = [change.from, change.to].map(
        (state) => accountStateWord({ state, turns: [] }, reader).word,
      )
      return `State: ${to}; before: ${from}`
    }
    case 'stack': {
      const { from, to, isAnother } = change
      if (to === undefined) return `Stack: none is known any more; before: ${from}`
      if (from === undefined) return `Stack: ${to}; before: none was known`
      return `Stack: ${to}${isAnother ? ', another stack than before' : ''}; before: ${from}`
    }
    case 'connectorValue': {
      const { field, from = 'not to be entered', to = 'not to be entered' } = change
      return `${FIELD_NAMES[field]} of the connector: ${to}; before: ${from}`
    }
    case 'connectorConfirmed':
      return change.isConfirmed ? 'Connector: confirmed by a person' : 'Connector: no longer confirmed'
    case 'vpcs': {
      const { region, how, vpcIds } = change
      return `${region}: ${plural(vpcIds.length, 'VPC')} ${HOW_WORDS[how]}: ${vpcIds.join(', ')}`
    }
    case 'problem': {
      const { kind, step, region, isSolved } = change
      const where = region === undefined ? stepName(step) : `${stepName(step)}, ${region}`
      return `${isSolved ? 'No longer reported' : 'New problem'}: ${capitalized(problemTitle(kind))} (${where})`
    }
    case 'arrival':
      return `Arrival of files: says ${change.by} (ActiveEye)`
  }
}

const HOW_WORDS = {
  covered: 'covered now',
  notCovered: 'not covered any more',
  found: 'found that no flow log covers',
  gone: 'no longer there',
} as const
