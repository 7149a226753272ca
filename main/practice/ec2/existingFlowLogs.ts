import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { listOf } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'
import type { FlowLogFileOptions, FlowLogRecord, World } from '../world.ts'
import { applyFilters, ec2Page } from './filtersAndPages.ts'

const DEFAULT_FORMAT =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'
    .split(' ')
    .map((field) => `\${${field}}`)
    .join(' ')

const DEFAULT_OPTIONS: FlowLogFileOptions = {
  fileFormat: 'plain-text',
  hiveCompatiblePartitions: false,
  perHourPartition: false,
}

/** EC2 is eventually consistent: the first answers may not list a new flow log (scenario.ec2.hiddenDescribes). */
export const describeFlowLogs: SignedHandler = (call) => {
  const { parameters, world } = call
  const ids = listOf(parameters, 'FlowLogId')
  const visible = flowLogsHere(call).filter(({ hiddenDescribes }) => hiddenDescribes === 0)
  const chosen = visible.filter(({ flowLogId }) => ids.length === 0 || ids.includes(flowLogId))
  const missing = ids.filter((id) => !chosen.some(({ flowLogId }) => flowLogId === id))
  if (missing.length > 0) throw flowLogsNotFound(missing)
  const filtered = applyFilters(chosen, parameters, 'Filter', {
    'flow-log-id': ({ flowLogId }) => [flowLogId],
    'resource-id': ({ resourceId }) => [resourceId],
    'traffic-type': ({ trafficType }) => [trafficType],
    'log-destination-type': ({ destinationType }) => [destinationType],
    'log-group-name': ({ destinationType, destination }) =>
      destinationType === 'cloud-watch-logs' ? [destination] : [],
    'deliver-log-status': ({ deliveryError }) => [deliveryError === undefined ? 'SUCCESS' : 'FAILED'],
  })
  const page = ec2Page(filtered, call, 1)
  const answer = { flowLogSet: page.items.map(flowLogAnswer), nextToken: page.nextToken }
  const seen = parameters.has('NextToken') ? world : described(call)
  return seen === world ? { answer } : { answer, world: seen }
}

/** Deletes nothing if one of the IDs is unknown. */
export const deleteFlowLogs: SignedHandler = (call) => {
  const ids = listOf(call.parameters, 'FlowLogId')
  if (ids.length === 0) {
    throw new WireError('MissingParameter', 'The request must contain the parameter FlowLogIds')
  }
  if (ids.length > 1000) {
    throw new WireError('InvalidParameterValue', 'The maximum number of flow log IDs in a request is 1000')
  }
  const here = flowLogsHere(call)
  const missing = ids.filter((id) => !here.some(({ flowLogId }) => flowLogId === id))
  if (missing.length > 0) throw flowLogsNotFound(missing)
  return {
    answer: { unsuccessful: [] },
    world: { ...call.world, flowLogs: call.world.flowLogs.filter((log) => !ids.includes(log.flowLogId)) },
  }
}

/** All flow logs of the caller in this Region, also those that DescribeFlowLogs does not list yet. */
export function flowLogsHere({ world, caller, region }: SignedCall): readonly FlowLogRecord[] {
  return world.flowLogs.filter((log) => log.accountId === caller.accountId && log.region === region)
}

function flowLogsNotFound(ids: readonly string[]): WireError {
  return new WireError(
    'InvalidFlowLogId.NotFound',
    `These flow log ids in the input list are not found: [TotalCount: ${ids.length}] ${ids.join(', ')}`,
  )
}

function described(call: SignedCall): World {
  const hidden = flowLogsHere(call).filter(({ hiddenDescribes }) => hiddenDescribes > 0)
  if (hidden.length === 0) return call.world
  return {
    ...call.world,
    flowLogs: call.world.flowLogs.map((log) =>
      hidden.includes(log) ? { ...log, hiddenDescribes: log.hiddenDescribes - 1 } : log,
    ),
  }
}

function flowLogAnswer(log: FlowLogRecord) {
  const toS3 = log.destinationType === 's3'
  return {
    flowLogId: log.flowLogId,
    flowLogStatus: 'ACTIVE',
    resourceId: log.resourceId,
    trafficType: log.trafficType,
    logDestinationType: log.destinationType,
    logDestination: toS3 ? log.destination : undefined,
    logGroupName: toS3 ? undefined : log.destination,
    logFormat: log.logFormat ?? DEFAULT_FORMAT,
    destinationOptions: toS3 ? { ...DEFAULT_OPTIONS, ...log.destinationOptions } : undefined,
    maxAggregationInterval: log.maxAggregationInterval,
    creationTime: new Date(log.createdAt).toISOString(),
    deliverLogsStatus: log.deliveryError === undefined ? 'SUCCESS' : 'FAILED',
    deliverLogsErrorMessage: log.deliveryError,
    tagSet: Object.entries(log.tags).map(([key, value]) => ({ key, value })),
  }
}
