import type { FlowLog, Vpc } from '../aws/awsAccount.ts'
import type { SeenVpc } from '../checklist/vpcStatus.ts'
import { classifyTargets } from './classifyTargets.ts'
import { judgeFlowLog } from './judgeFlowLog.ts'
import { type ExpectedFlowLogs, idsOf, recordedBy } from './recordedBy.ts'
import { hasOurTag } from './writes.ts'

/** The state of each VPC, by what its flow logs record and where they go, not by whether it has any. */
export function classifyVpcs(
  vpcs: readonly Vpc[],
  flowLogs: readonly FlowLog[],
  expected: ExpectedFlowLogs,
): SeenVpc[] {
  const { byId } = expected.parts
  const byVpc = Map.groupBy(flowLogs, ({ resourceId }) => byId.get(resourceId)?.vpcId ?? resourceId)
  return vpcs
    .map((vpc) => {
      const own = byVpc.get(vpc.vpcId) ?? []
      return { ...classifyVpc(vpc, own, expected), ...classifyTargets(vpc, flowLogs, expected) }
    })
    .sort((a, b) => (a.vpcId < b.vpcId ? -1 : 1))
}

/** @param flowLogs those of the VPC, and those to ActiveEye of its subnets and network interfaces. */
function classifyVpc(vpc: Vpc, flowLogs: readonly FlowLog[], expected: ExpectedFlowLogs): SeenVpc {
  const named = { vpcId: vpc.vpcId, ...(vpc.name !== '' && { name: vpc.name }) }
  const parts = partsWithFlowLogs(vpc, flowLogs, expected)
  if (vpc.ownerId !== expected.accountId) {
    return { ...named, state: 'shared', madeByUs: false, ownerId: vpc.ownerId, ...parts }
  }
  const ofVpc = flowLogs.filter(({ resourceId }) => resourceId === vpc.vpcId)
  const others = ofVpc.filter((flowLog) => judgeFlowLog(flowLog, expected.destination) === undefined)
  const { state, ...recorded } = recordedBy(ofVpc, vpc.vpcId, expected)
  return {
    ...named,
    state: state === 'missing' || state === 'elsewhere' ? (parts.parts ? 'partly' : state) : state,
    ...recorded,
    ...(others.length > 0 && { otherFlowLogIds: idsOf(others), ...destinationTypesOf(others) }),
    ...parts,
  }
}

function partsWithFlowLogs(
  { vpcId }: Vpc,
  flowLogs: readonly FlowLog[],
  { onboardingId }: ExpectedFlowLogs,
): Pick<SeenVpc, 'parts'> {
  const parts = flowLogs
    .filter(({ resourceId }) => resourceId !== vpcId)
    .map(({ resourceId, flowLogId, tags }) => ({
      resourceId,
      flowLogId,
      ...(hasOurTag(onboardingId, tags) && { madeByUs: true as const }),
    }))
    .sort((a, b) => (a.flowLogId < b.flowLogId ? -1 : 1))
  return parts.length > 0 ? { parts } : {}
}

/** An empty type says nothing. */
function destinationTypesOf(others: readonly FlowLog[]): Pick<SeenVpc, 'otherDestinationTypes'> {
  const named = others.filter(({ destinationType }) => destinationType !== '' && destinationType !== 's3')
  if (named.length === 0) return {}
  const types = named.map(({ flowLogId, destinationType }) => [flowLogId, destinationType] as const)
  return { otherDestinationTypes: Object.fromEntries(types.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}
