import { engineOfTags } from '../activeeye/engines.ts'
import type { FlowLog, Vpc } from '../aws/awsAccount.ts'
import type { SeenVpc } from '../checklist/checklist.ts'
import { type JudgedFlowLog, judgeFlowLog } from './judgeFlowLog.ts'
import { hasOurTag } from './writes.ts'

/** The account whose VPCs count, and how to recognise its flow logs to ActiveEye. */
export interface ExpectedFlowLogs {
  readonly accountId: string
  readonly onboardingId: string
  /** The bucket's ARN. */
  readonly destination: string
  /** The VPC of each subnet and network interface that has a flow log to ActiveEye, by its ID. */
  readonly vpcOfPart: ReadonlyMap<string, string>
}

/** The state of each VPC, by what its flow logs record and where they go, not by whether it has any. */
export function classifyVpcs(
  vpcs: readonly Vpc[],
  flowLogs: readonly FlowLog[],
  expected: ExpectedFlowLogs,
): SeenVpc[] {
  const byVpc = Map.groupBy(flowLogs, ({ resourceId }) => expected.vpcOfPart.get(resourceId) ?? resourceId)
  return vpcs
    .map((vpc) => classifyVpc(vpc, byVpc.get(vpc.vpcId) ?? [], expected))
    .sort((a, b) => (a.vpcId < b.vpcId ? -1 : 1))
}

/** @param flowLogs those of the VPC, and those to ActiveEye of its subnets and network interfaces. */
function classifyVpc(vpc: Vpc, flowLogs: readonly FlowLog[], expected: ExpectedFlowLogs): SeenVpc {
  const named = { vpcId: vpc.vpcId, ...(vpc.name !== '' && { name: vpc.name }) }
  if (vpc.ownerId !== expected.accountId) {
    return { ...named, state: 'shared', madeByUs: false, ownerId: vpc.ownerId }
  }
  const isOurs = (flowLog: FlowLog) => hasOurTag(expected.onboardingId, flowLog.tags)
  const ofVpc = flowLogs.filter(({ resourceId }) => resourceId === vpc.vpcId)
  const others = ofVpc.filter((flowLog) => judgeFlowLog(flowLog, expected.destination) === undefined)
  // Among equal flow logs ours comes first, so that undo finds it.
  const [best, ...further] = ofVpc
    .flatMap((flowLog) => judgeFlowLog(flowLog, expected.destination) ?? [])
    .sort(
      (a, b) =>
        RANKS[a.state] - RANKS[b.state] ||
        Number(isOurs(b.flowLog)) - Number(isOurs(a.flowLog)) ||
        (a.flowLog.flowLogId < b.flowLog.flowLogId ? -1 : 1),
    )
  const parts = flowLogs
    .filter(({ resourceId }) => resourceId !== vpc.vpcId)
    .map(({ resourceId, flowLogId }) => ({ resourceId, flowLogId }))
    .sort((a, b) => (a.flowLogId < b.flowLogId ? -1 : 1))
  const beside = {
    ...(others.length > 0 && { otherFlowLogIds: idsOf(others), ...destinationTypesOf(others) }),
    ...(further.length > 0 && { alsoToActiveEye: idsOf(further.map(({ flowLog }) => flowLog)) }),
    ...(parts.length > 0 && { parts }),
  }
  if (best === undefined) {
    const state = parts.length > 0 ? 'partly' : others.length > 0 ? 'elsewhere' : 'missing'
    return { ...named, state, madeByUs: false, ...beside }
  }
  const { flowLog, state, differs } = best
  const madeBy = engineOfTags(flowLog.tags)
  return {
    ...named,
    state,
    flowLogId: flowLog.flowLogId,
    madeByUs: isOurs(flowLog),
    ...(madeBy && { madeBy }),
    ...(differs.length > 0 && { differs: [...differs] }),
    ...(flowLog.deliverLogsStatus !== '' && { delivery: flowLog.deliverLogsStatus }),
    ...(flowLog.deliverLogsErrorMessage !== '' && { deliveryError: flowLog.deliverLogsErrorMessage }),
    ...beside,
  }
}

/** What counts most comes first. */
const RANKS: Readonly<Record<JudgedFlowLog['state'], number>> = {
  covered: 0,
  failing: 1,
  otherTraffic: 2,
  otherFormat: 3,
  otherFolder: 4,
}

function idsOf(flowLogs: readonly FlowLog[]): string[] {
  return flowLogs.map(({ flowLogId }) => flowLogId).sort()
}

/** An empty type says nothing. */
function destinationTypesOf(others: readonly FlowLog[]): Pick<SeenVpc, 'otherDestinationTypes'> {
  const named = others.filter(({ destinationType }) => destinationType !== '' && destinationType !== 's3')
  if (named.length === 0) return {}
  const types = named.map(({ flowLogId, destinationType }) => [flowLogId, destinationType] as const)
  return { otherDestinationTypes: Object.fromEntries(types.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}
