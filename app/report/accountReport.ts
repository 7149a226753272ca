import { STACK_NAME } from '../activeeye/prescribed.ts'
import { arrivalWords } from '../checklist/arrival.ts'
import type { AccountStatus } from '../checklist/checklist.ts'
import { coverageOf } from '../checklist/coverage.ts'
import {
  accountStateWord,
  deliveryWord,
  type Reader,
  regionStateWord,
  type StateWord,
  stepWord,
  vpcStateWord,
} from '../checklist/stateWords.ts'
import type { TargetStatus, VpcStatus } from '../checklist/vpcStatus.ts'
import type { StepName } from '../onboarding/stepName.ts'
import { STEPS } from '../onboarding/stepName.ts'
import { type Timestamp, timestampOf } from '../text/timestamp.ts'

/** A report is read by the customer and by ActiveEye, so it calls nobody "you". @param timeZone IANA */
export function readerOfReport(timeZone: string): Reader {
  return { customer: 'the customer', timeOf: (iso) => timestampOf(iso, timeZone).local }
}

export interface VpcRow {
  readonly region: string
  readonly vpc: VpcStatus
  readonly state: StateWord
  readonly delivery: StateWord
  /** Where the flow log to ActiveEye comes from. */
  readonly origin: string
}

/** Regions in the same state. */
interface RegionGroup {
  readonly state: StateWord
  readonly regions: readonly string[]
}

export interface AccountReport {
  readonly account: AccountStatus
  readonly state: StateWord
  readonly steps: readonly { readonly step: StepName; readonly state: StateWord }[]
  readonly lastSeen?: Timestamp | undefined
  readonly connectorConfirmedAt?: Timestamp | undefined
  /** What ActiveEye said about the arrival of files, in words. */
  readonly arrival?: string | undefined
  /** Who the words are for. */
  readonly reader: Reader
  readonly stackName: string
  readonly regions: readonly RegionGroup[]
  readonly vpcs: readonly VpcRow[]
  /** VPCs to cover: shared ones are their owner's. */
  readonly vpcsToCover: number
  readonly vpcsCovered: number
  /** Left out, or accepted as they are, by a person's decision. */
  readonly vpcsDecidedAgainst: number
}

export function accountReport(account: AccountStatus, timeZone: string): AccountReport {
  const { regions, lastSeen, connector, arrival, stack } = account
  const { toCover, covered, decidedAgainst } = coverageOf(regions)
  const reader = readerOfReport(timeZone)
  const vpcs = regions.flatMap(({ region, vpcs }) => vpcs.map((vpc) => vpcRow(region, vpc)))
  return {
    account,
    state: accountStateWord(account, reader),
    steps: STEPS.map((step) => ({ step, state: stepWord(account, step, reader) })),
    lastSeen: lastSeen === undefined ? undefined : timestampOf(lastSeen, timeZone),
    connectorConfirmedAt:
      connector.confirmedAt === undefined ? undefined : timestampOf(connector.confirmedAt, timeZone),
    arrival: arrival && arrivalWords(arrival, reader),
    reader,
    stackName: stackNameOf(stack?.stackId),
    regions: regionGroups(account, reader),
    vpcs,
    vpcsToCover: toCover,
    vpcsCovered: covered,
    vpcsDecidedAgainst: decidedAgainst,
  }
}

function vpcRow(region: string, vpc: VpcStatus): VpcRow {
  return { region, vpc, state: vpcStateWord(vpc), delivery: deliveryWord(vpc), origin: originWord(vpc) }
}

/** "Found": it existed before, or somebody else made it. Undo leaves it as it is. */
function originWord({ flowLogId, madeByUs, targets }: VpcStatus): string {
  if (targets !== undefined) return originOfTargets(targets)
  if (flowLogId === undefined) return '–'
  return madeByUs ? 'This onboarding' : 'Found'
}

function originOfTargets(targets: readonly TargetStatus[]): string {
  const made = targets.flatMap((target) => (target.flowLogId === undefined ? [] : [target.madeByUs]))
  if (made.length === 0) return '–'
  if (made.every((ours) => ours)) return 'This onboarding'
  return made.some((ours) => ours) ? 'This onboarding and others' : 'Found'
}

function regionGroups({ regions }: AccountStatus, reader: Reader): readonly RegionGroup[] {
  const groups = new Map<string, { readonly state: StateWord; readonly regions: string[] }>()
  for (const region of regions) {
    const state = regionStateWord(region, reader)
    const group = groups.get(state.word) ?? { state, regions: [] }
    group.regions.push(region.region)
    groups.set(state.word, group)
  }
  return [...groups.values()]
}

/** `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/GUID` */
function stackNameOf(stackId: string | undefined): string {
  return /:stack\/([^/]+)\//.exec(stackId ?? '')?.[1] ?? STACK_NAME
}
