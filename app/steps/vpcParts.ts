import type { FlowLog, FlowLogsApi, VpcPart } from '../aws/awsAccount.ts'
import { resourceTypeOf } from '../aws/resourceType.ts'
import type { PartsChoice, VpcTargets } from '../onboarding/vpcTargets.ts'
import { judgeFlowLog } from './judgeFlowLog.ts'

/** The subnets and network interfaces of a Region that matter: they have a flow log to ActiveEye, or were chosen. */
export interface KnownParts {
  readonly byId: ReadonlyMap<string, VpcPart>
  /** By VPC, of which they were chosen by their tag: the network interfaces that have it. */
  readonly tagged: ReadonlyMap<string, readonly VpcPart[]>
}

export const NO_PARTS: KnownParts = { byId: new Map(), tagged: new Map() }

/** Calls AWS only for what is not known yet; what does not exist, AWS may not list yet. @param known of earlier in this work */
export async function lookUpParts(
  api: FlowLogsApi,
  known: KnownParts,
  wanted: {
    readonly flowLogs: readonly FlowLog[]
    readonly destination: string
    /** The file's choices in this Region, by VPC. */
    readonly choices: ReadonlyMap<string, VpcTargets>
  },
  signal: AbortSignal,
): Promise<KnownParts> {
  const { flowLogs, destination, choices } = wanted
  const ids = [
    ...flowLogs
      .filter((flowLog) => judgeFlowLog(flowLog, destination) !== undefined)
      .map(({ resourceId }) => resourceId),
    ...[...choices.values()].flatMap(({ monitor }) => chosenIds(monitor)),
  ]
  const unknown = [...new Set(ids)].filter((id) => !known.byId.has(id))
  const subnetIds = unknown.filter((id) => resourceTypeOf(id) === 'Subnet')
  const interfaceIds = unknown.filter((id) => resourceTypeOf(id) === 'NetworkInterface')
  const untagged = [...choices.values()].filter(({ vpcId }) => !known.tagged.has(vpcId))
  const [subnets, interfaces, tagged] = await Promise.all([
    subnetIds.length > 0 ? api.describeSubnets(subnetIds, signal) : [],
    interfaceIds.length > 0 ? api.describeNetworkInterfaces(interfaceIds, signal) : [],
    Promise.all(
      untagged.flatMap(({ vpcId, monitor }) =>
        monitor.kind === 'interfacesWithTag'
          ? [taggedIn(api, vpcId, monitor, signal).then((parts) => [vpcId, parts] as const)]
          : [],
      ),
    ),
  ])
  const found = [...subnets, ...interfaces, ...tagged.flatMap(([, parts]) => parts)]
  return {
    byId: new Map([...known.byId, ...found.map((part) => [part.resourceId, part] as const)]),
    tagged: new Map([...known.tagged, ...tagged]),
  }
}

function taggedIn(
  api: FlowLogsApi,
  vpcId: string,
  { key, value }: Extract<PartsChoice, { kind: 'interfacesWithTag' }>,
  signal: AbortSignal,
): Promise<readonly VpcPart[]> {
  return api.describeTaggedInterfaces(vpcId, { key, value }, signal)
}

function chosenIds(monitor: PartsChoice): readonly string[] {
  return monitor.kind === 'interfacesWithTag' ? [] : monitor.ids
}
