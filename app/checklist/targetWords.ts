import type { PartsChoice } from '../onboarding/vpcTargets.ts'
import { list } from '../text/list.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import { isCovered } from './coverage.ts'
import { vpcStateWord } from './stateWords.ts'
import type { FlowLogDifference, SeenTarget, VpcStatus } from './vpcStatus.ts'

/** What there is to say of the subnets or network interfaces that were chosen in the place of their VPC. */

/** A VPC of the checklist, or as a look saw it. */
export type VpcInWords = Omit<VpcStatus, 'delivery' | 'targets'> & {
  readonly targets?: readonly Omit<SeenTarget, 'delivery'>[] | undefined
}

/** "3 subnets", "1 network interface", "the network interfaces with the tag Role = web". */
export function partsChoiceWords(choice: PartsChoice): string {
  switch (choice.kind) {
    case 'subnets':
    case 'interfaces':
      return plural(choice.ids.length, partWord(choice))
    case 'interfacesWithTag':
      return `the network interfaces with the tag ${interfaceTagWords(choice)}`
  }
}

/** "Role = web". */
export function interfaceTagWords({
  key,
  value,
}: Omit<Extract<PartsChoice, { kind: 'interfacesWithTag' }>, 'kind'>): string {
  return `${key} = ${value === '' ? '(empty)' : value}`
}

/** What it means to choose parts; whole sentences. */
export const PARTS_MEAN =
  'Runs create flow logs on the chosen subnets or network interfaces in the place of the whole VPC, which counts as covered when each of them is. Traffic of the rest is not recorded. AWS charges for what each flow log delivers: one on a network interface beside one on its subnet or its VPC delivers the same traffic twice. In a shared VPC, its owner may record these network interfaces, too, which cannot be seen from here.'

function partWord({ kind }: PartsChoice): string {
  return kind === 'subnets' ? 'subnet' : 'network interface'
}

/** "2 of 3 subnets covered"; `undefined` where the whole VPC counts, or until a look has seen what was chosen. */
export function targetsWords({ chosen, targets }: VpcInWords): string | undefined {
  if (chosen === undefined || targets === undefined) return undefined
  const covered = targets.filter(isCovered).length
  return `${numberText(covered)} of ${plural(targets.length, partWord(chosen))} covered`
}

/** Whole sentences: what was chosen and how far it is, each target that is not covered, and what records more than that. */
export function targetLines(vpc: VpcInWords): readonly string[] {
  const { chosen, chosenBy, targets = [], missingTargets = [] } = vpc
  if (chosen === undefined) return []
  const words = targetsWords(vpc)
  const by = chosenBy === undefined ? '' : `, chosen by ${chosenBy.by}`
  const why = chosenBy?.reason === undefined ? '' : ` (${chosenBy.reason})`
  return [
    `Only ${partsChoiceWords(chosen)} of this VPC${by}${why}${words === undefined ? '' : `: ${words}`}.`,
    ...targets.filter((target) => !isCovered(target)).map(targetLine),
    ...fromAbove(targets),
    ...(missingTargets.length > 0
      ? [
          `${list(missingTargets)} ${missingTargets.length === 1 ? 'was' : 'were'} chosen and no longer ${missingTargets.length === 1 ? 'exists' : 'exist'} in this VPC, or ${missingTargets.length === 1 ? 'belongs' : 'belong'} to another account: nothing is recorded there.`,
        ]
      : []),
    ...recordedTwice(targets),
  ]
}

function targetLine({ resourceId, name, state, flowLogId, differs = [] }: VpcTarget): string {
  const { word } = vpcStateWord({ state })
  const more = differs.length > 0 ? `: ${flowLogId ?? 'its flow log'} ${differenceWords(differs)}` : ''
  return `${resourceId}${name === undefined ? '' : ` ${name}`}: ${word}${more}.`
}

type VpcTarget = NonNullable<VpcInWords['targets']>[number]

/** A flow log on the VPC, or on a subnet, records more than was chosen. */
function fromAbove(targets: readonly VpcTarget[]): readonly string[] {
  const above = targets.flatMap(({ flowLogId, flowLogOn }) =>
    flowLogId === undefined || flowLogOn === undefined ? [] : [`${flowLogId} on ${flowLogOn}`],
  )
  const flowLogs = [...new Set(above)]
  if (flowLogs.length === 0) return []
  return [
    `${list(flowLogs)} ${flowLogs.length === 1 ? 'records' : 'record'} more than was chosen, and AWS charges for it. No run creates a second one beneath, and this app leaves it as it is.`,
  ]
}

function recordedTwice(targets: readonly VpcTarget[]): readonly string[] {
  const more = [...new Set(targets.flatMap(({ alsoToActiveEye = [] }) => alsoToActiveEye))]
  if (more.length === 0) return []
  return [
    `Recorded again by ${plural(more.length, 'more flow log')} to the same bucket: ${list(more)}. What two of them record is delivered and charged twice.`,
  ]
}

/** The flow logs to ActiveEye on subnets and network interfaces that are not those of what was chosen. */
export function partsBeside({ chosen, targets, parts = [] }: VpcInWords): NonNullable<VpcStatus['parts']> {
  if (chosen === undefined) return parts
  const told = new Set(
    (targets ?? []).flatMap(({ flowLogId, alsoToActiveEye = [] }) => [flowLogId, ...alsoToActiveEye]),
  )
  return parts.filter(({ flowLogId }) => !told.has(flowLogId))
}

/** "writes Parquet files and one folder an hour"; completes "fl-1 …". */
export function differenceWords(differs: readonly FlowLogDifference[]): string {
  return list(differs.map(differenceWord))
}

function differenceWord(difference: FlowLogDifference): string {
  switch (difference) {
    case 'folder':
      return 'writes into a folder of the bucket'
    case 'fileFormat':
      return 'writes files in another format than plain text, such as Parquet'
    case 'logFormat':
      return "records other fields than AWS's default"
    case 'hivePartitions':
      return 'writes Hive-compatible partitions'
    case 'hourlyPartitions':
      return 'writes hourly partitions'
    case 'traffic':
      return 'records only part of the traffic'
  }
}
