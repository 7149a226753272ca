import type { FlowLog, Vpc, VpcPart } from '../aws/awsAccount.ts'
import type { SeenTarget, SeenVpc } from '../checklist/vpcStatus.ts'
import type { PartsChoice } from '../onboarding/vpcTargets.ts'
import { type ExpectedFlowLogs, recordedBy } from './recordedBy.ts'
import type { KnownParts } from './vpcParts.ts'

/** What was chosen in the place of a VPC, each judged as a VPC is; nothing where the whole VPC counts. */
export function classifyTargets(
  vpc: Vpc,
  flowLogs: readonly FlowLog[],
  expected: ExpectedFlowLogs,
): Pick<SeenVpc, 'chosen' | 'targets' | 'missingTargets'> {
  const choice = expected.choices.get(vpc.vpcId)
  if (choice === undefined) return {}
  const { found, missing } = chosenParts(choice.monitor, vpc, expected)
  return {
    chosen: choice.monitor,
    targets: found.map((part) => classifyTarget(part, flowLogs, expected)),
    ...(missing.length > 0 && { missingTargets: [...missing] }),
  }
}

interface ChosenParts {
  /** Each once, by ID. */
  readonly found: readonly VpcPart[]
  /** Chosen by their IDs, and not there. */
  readonly missing: readonly string[]
}

function chosenParts(monitor: PartsChoice, vpc: Vpc, expected: ExpectedFlowLogs): ChosenParts {
  const { parts, accountId } = expected
  const isOurs = (part: VpcPart) => mayCover(part, vpc, accountId)
  if (monitor.kind === 'interfacesWithTag')
    return { found: (parts.tagged.get(vpc.vpcId) ?? []).filter(isOurs).toSorted(byId), missing: [] }
  const ids = [...new Set(monitor.ids)].sort()
  const found = ids.flatMap((id) => partOf(vpc, id, parts) ?? []).filter(isOurs)
  const there = new Set(found.map(({ resourceId }) => resourceId))
  return { found, missing: ids.filter((id) => !there.has(id)) }
}

/** One that belongs to another VPC is none of this one's. */
function partOf({ vpcId }: Vpc, id: string, { byId }: KnownParts): VpcPart | undefined {
  const part = byId.get(id)
  return part?.vpcId === vpcId ? part : undefined
}

/**
 * "Participants can create, delete, and describe flow logs for network interfaces that they own in a shared VPC subnet",
 * and for no others; owners can for all (VPC guide, Responsibilities and permissions for owners and participants).
 */
function mayCover(part: VpcPart, vpc: Vpc, accountId: string): boolean {
  return vpc.ownerId === accountId || (part.subnetId !== undefined && part.ownerId === accountId)
}

/** A flow log on the VPC records all of it, one on a subnet every network interface in it. */
function classifyTarget(
  { resourceId, name, vpcId, subnetId }: VpcPart,
  flowLogs: readonly FlowLog[],
  expected: ExpectedFlowLogs,
): SeenTarget {
  const recording = flowLogs.filter((flowLog) => [resourceId, subnetId, vpcId].includes(flowLog.resourceId))
  const recorded = recordedBy(recording, resourceId, expected)
  const on = recording.find(({ flowLogId }) => 'flowLogId' in recorded && flowLogId === recorded.flowLogId)
  return {
    resourceId,
    ...(name !== '' && { name }),
    ...recorded,
    ...(on !== undefined && on.resourceId !== resourceId && { flowLogOn: on.resourceId }),
  }
}

function byId(a: VpcPart, b: VpcPart): number {
  return a.resourceId < b.resourceId ? -1 : 1
}
