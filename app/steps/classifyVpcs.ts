import { TRAFFIC_TYPE } from '../activeeye/prescribed.ts'
import type { FlowLog, Vpc } from '../aws/awsAccount.ts'
import type { SeenVpc, VpcState } from '../checklist/checklist.ts'
import { hasOurTag } from './writes.ts'

/** The account whose VPCs count, and how to recognise its flow logs to ActiveEye. */
export interface ExpectedFlowLogs {
  readonly accountId: string
  readonly onboardingId: string
  /** The bucket's ARN. */
  readonly destination: string
}

/** The state of each VPC, by what its flow logs record and where they go, not by whether it has any. */
export function classifyVpcs(
  vpcs: readonly Vpc[],
  flowLogs: readonly FlowLog[],
  expected: ExpectedFlowLogs,
): SeenVpc[] {
  const byResource = Map.groupBy(flowLogs, (flowLog) => flowLog.resourceId)
  return vpcs
    .map((vpc) => classifyVpc(vpc, byResource.get(vpc.vpcId) ?? [], expected))
    .sort((a, b) => (a.vpcId < b.vpcId ? -1 : 1))
}

function classifyVpc(vpc: Vpc, flowLogs: readonly FlowLog[], expected: ExpectedFlowLogs): SeenVpc {
  const named = { vpcId: vpc.vpcId, ...(vpc.name !== '' && { name: vpc.name }) }
  if (vpc.ownerId !== expected.accountId) {
    return { ...named, state: 'shared', madeByUs: false, ownerId: vpc.ownerId }
  }
  const [toActiveEye, others] = partition(flowLogs, (flowLog) => goesTo(flowLog, expected.destination))
  const isOurs = (flowLog: FlowLog) => hasOurTag(expected.onboardingId, flowLog.tags)
  // Among equal flow logs ours comes first, so that undo finds it.
  const best = toActiveEye.toSorted(
    (a, b) =>
      rank(a) - rank(b) || Number(isOurs(b)) - Number(isOurs(a)) || (a.flowLogId < b.flowLogId ? -1 : 1),
  )[0]
  const otherIds = others.map((flowLog) => flowLog.flowLogId).sort()
  const left = otherIds.length > 0 ? { otherFlowLogIds: otherIds } : {}
  if (best === undefined) {
    return { ...named, state: others.length > 0 ? 'elsewhere' : 'missing', madeByUs: false, ...left }
  }
  return {
    ...named,
    state: stateOf(best),
    flowLogId: best.flowLogId,
    madeByUs: isOurs(best),
    ...(best.deliverLogsStatus !== '' && { delivery: best.deliverLogsStatus }),
    ...(best.deliverLogsErrorMessage !== '' && { deliveryError: best.deliverLogsErrorMessage }),
    ...left,
  }
}

/** A trailing slash does not matter; a folder in the bucket is another destination. */
function goesTo(flowLog: FlowLog, destination: string): boolean {
  return flowLog.destinationType === 's3' && withoutSlash(flowLog.destination) === withoutSlash(destination)
}

function withoutSlash(arn: string): string {
  return arn.replace(/\/+$/, '')
}

function stateOf(flowLog: FlowLog): VpcState {
  if (flowLog.trafficType !== TRAFFIC_TYPE) return 'otherTraffic'
  const delivers = flowLog.status === 'ACTIVE' && flowLog.deliverLogsStatus !== 'FAILED'
  return delivers ? 'covered' : 'failing'
}

const RANKS: Readonly<Partial<Record<VpcState, number>>> = { covered: 0, failing: 1, otherTraffic: 2 }

function rank(flowLog: FlowLog): number {
  return RANKS[stateOf(flowLog)] ?? 3
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}
