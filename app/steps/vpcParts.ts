import type { FlowLog, FlowLogsApi } from '../aws/awsAccount.ts'
import { judgeFlowLog } from './judgeFlowLog.ts'

/**
 * The VPC of each subnet and network interface that has a flow log to ActiveEye, by its ID. Calls AWS only for those
 * that are not known yet; one that no longer exists belongs to no VPC.
 */
export async function vpcsOfParts(
  api: FlowLogsApi,
  flowLogs: readonly FlowLog[],
  known: ReadonlyMap<string, string>,
  destination: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const unknown = flowLogs
    .filter((flowLog) => judgeFlowLog(flowLog, destination) !== undefined)
    .map(({ resourceId }) => resourceId)
    .filter((resourceId) => !known.has(resourceId))
  const idsOf = (prefix: string) => [...new Set(unknown.filter((id) => id.startsWith(prefix)))]
  const [subnetIds, interfaceIds] = [idsOf('subnet-'), idsOf('eni-')]
  const found = await Promise.all([
    subnetIds.length > 0 ? api.describeSubnets(subnetIds, signal) : [],
    interfaceIds.length > 0 ? api.describeNetworkInterfaces(interfaceIds, signal) : [],
  ])
  return new Map([...known, ...found.flat().map(({ resourceId, vpcId }) => [resourceId, vpcId] as const)])
}
