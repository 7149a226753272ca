import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import { resourceId } from '../ids.ts'
import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { WireError } from '../wire/wireError.ts'
import type { FlowLogRecord, FlowLogRequest, UnsuccessfulRecord } from '../world.ts'
import { partNotFound, visibleParts } from './describeVpcParts.ts'
import { visibleVpcs, vpcNotFound } from './describeVpcs.ts'
import { flowLogsHere } from './existingFlowLogs.ts'
import { type FlowLogRequestParameters, readFlowLogRequest } from './flowLogRequest.ts'
import { requireIds } from './resourceIds.ts'

/** Creates flow logs. The answer is HTTP 200 even if none could be created: failures are in `unsuccessful`. */
export const createFlowLogs: SignedHandler = (call) => {
  const request = readFlowLogRequest(call.parameters)
  const earlier = earlierAnswer(call, request)
  if (earlier !== undefined) return { answer: answerOf(earlier) }

  const resources = resourcesOf(call, request)
  const bucket = askBucket(call, request)
  const created: FlowLogRecord[] = []
  const unsuccessful: UnsuccessfulRecord[] = []
  for (const { id, owners } of resources) {
    const refusal = ownerRefusal(call, owners) ?? bucket.refusal ?? conflict(call, request, id, created)
    if (refusal === undefined) created.push(newFlowLog(call, request, id, created.length))
    else unsuccessful.push({ resourceId: id, ...refusal })
  }
  const remembered: FlowLogRequest = {
    accountId: call.caller.accountId,
    region: call.region,
    clientToken: request.clientToken ?? '',
    fingerprint: JSON.stringify(request),
    flowLogIds: created.map(({ flowLogId }) => flowLogId),
    unsuccessful,
  }
  const { world } = call
  return {
    answer: answerOf(remembered),
    world: {
      ...world,
      made: world.made + created.length,
      flowLogs: [...world.flowLogs, ...created],
      bucketRefusals: bucket.refusals,
      // Whether AWS repeats refusals for the same token is not documented; the practice cloud does, which is stricter.
      flowLogRequests:
        request.clientToken === undefined ? world.flowLogRequests : [...world.flowLogRequests, remembered],
    },
  }
}

const ID_KINDS = { VPC: 'vpc', Subnet: 'subnet', NetworkInterface: 'eni' } as const

/** What flow logs are created on, and the accounts that may create them there. */
function resourcesOf(
  call: SignedCall,
  { resourceType, resourceIds }: FlowLogRequestParameters,
): readonly { readonly id: string; readonly owners: readonly string[] }[] {
  const visible = visibleVpcs(call)
  requireIds(ID_KINDS[resourceType], resourceIds)
  if (resourceType === 'VPC') {
    return resourceIds.map((id) => {
      const vpc = visible.find(({ vpcId }) => vpcId === id)
      if (vpc === undefined) throw vpcNotFound(id)
      return { id, owners: [vpc.ownerId] }
    })
  }
  const parts = visibleParts(call, resourceType === 'Subnet' ? 'subnet' : 'networkInterface')
  return resourceIds.map((id) => {
    const part = parts.find(({ resourceId }) => resourceId === id)
    if (part === undefined) throw partNotFound(id)
    return { id, owners: [part.vpc.ownerId, part.ownerId] }
  })
}

function answerOf({ clientToken, flowLogIds, unsuccessful }: FlowLogRequest) {
  return {
    clientToken: clientToken === '' ? undefined : clientToken,
    flowLogIdSet: flowLogIds,
    unsuccessful: unsuccessful.map(({ resourceId: id, code, message }) => ({
      resourceId: id,
      error: { code, message },
    })),
  }
}

function earlierAnswer(call: SignedCall, request: FlowLogRequestParameters): FlowLogRequest | undefined {
  const earlier = call.world.flowLogRequests.find(
    (other) =>
      other.clientToken === request.clientToken &&
      other.accountId === call.caller.accountId &&
      other.region === call.region,
  )
  if (earlier !== undefined && earlier.fingerprint !== JSON.stringify(request)) {
    throw new WireError(
      'IdempotentParameterMismatch',
      'The request uses the same client token as a previous, but non-identical request.',
    )
  }
  return earlier
}

type FlowLogRefusal = Omit<UnsuccessfulRecord, 'resourceId'>

/**
 * "VPC owners can create flow log subscriptions for the VPC"; accounts that it is shared with can for network interfaces
 * that they own.
 */
function ownerRefusal(call: SignedCall, owners: readonly string[]): FlowLogRefusal | undefined {
  if (owners.includes(call.caller.accountId)) return undefined
  return { code: 'UnauthorizedOperation', message: 'You are not authorized to perform this operation.' }
}

/** The answer of the destination bucket to this account. */
interface BucketAnswer {
  readonly refusal: { readonly code: string; readonly message: string } | undefined
  /** How often ActiveEye's bucket has refused, by account. */
  readonly refusals: Readonly<Record<string, number>>
}

/**
 * "The bucket owner must add this policy to the bucket, specifying the AWS account ID of the flow log creator, or
 * flow log creation fails". The scenario's other buckets are taken to be the account's own, to which EC2 adds the policy
 * itself; a bucket with any other name does not exist.
 */
function askBucket(
  call: SignedCall,
  { destinationType, destination }: FlowLogRequestParameters,
): BucketAnswer {
  const { bucketRefusals: refusals, bucketOpen } = call.world
  const { accountId } = call.caller
  const bucket = bucketOf(destination)
  if (destinationType === 's3' && ![ACTIVE_EYE, ...call.scenario.ec2.buckets].includes(bucket)) {
    return { refusal: { code: '400', message: `LogDestination: ${bucket} does not exist.` }, refusals }
  }
  const rule = call.scenario.ec2.bucketRefusals.find((entry) => entry.accountId === accountId)
  const soFar = refusals[accountId] ?? 0
  const toActiveEye = destinationType === 's3' && bucket === ACTIVE_EYE
  if (!toActiveEye || bucketOpen || rule === undefined || soFar >= (rule.calls ?? Number.POSITIVE_INFINITY)) {
    return { refusal: undefined, refusals }
  }
  return {
    refusal: {
      code: '400',
      message: `Access Denied for LogDestination: ${bucket}. Please check LogDestination permission`,
    },
    refusals: { ...refusals, [accountId]: soFar + 1 },
  }
}

const ACTIVE_EYE = bucketOf(FLOW_LOG_DESTINATION)

function bucketOf(arn: string): string {
  return arn.replace('arn:aws:s3:::', '').split('/')[0] ?? ''
}

/** "The same configuration and log destination": everything that is judged but the interval and the tags. */
function conflict(
  call: SignedCall,
  request: FlowLogRequestParameters,
  onId: string,
  created: readonly FlowLogRecord[],
): FlowLogRefusal | undefined {
  const { flowLogAlreadyExists, flowLogsPerVpc } = call.scenario.ec2
  const onVpc = [...flowLogsHere(call), ...created].filter((log) => log.resourceId === onId)
  if (onVpc.some((log) => configurationOf(log) === configurationOf(request))) {
    const refusal = {
      code: 'FlowLogAlreadyExists',
      message: 'Error. There is an existing Flow Log with the same configuration and log destination.',
    }
    if (flowLogAlreadyExists === 'topLevel') throw new WireError(refusal.code, refusal.message)
    return refusal
  }
  if (flowLogsPerVpc !== undefined && onVpc.length >= flowLogsPerVpc) {
    return {
      code: 'FlowLogsLimitExceeded',
      message: "You've reached the limit on the number of flow logs you can create.",
    }
  }
  return undefined
}

type FlowLogConfiguration = Pick<
  FlowLogRecord,
  'trafficType' | 'destination' | 'logFormat' | 'destinationOptions'
>

function configurationOf({
  trafficType,
  destination,
  logFormat,
  destinationOptions = {},
}: FlowLogConfiguration): string {
  const { fileFormat = 'plain-text', hiveCompatiblePartitions, perHourPartition } = destinationOptions
  const files = [fileFormat, hiveCompatiblePartitions ?? false, perHourPartition ?? false]
  return JSON.stringify([trafficType, destination, logFormat ?? '', ...files])
}

function newFlowLog(
  call: SignedCall,
  request: FlowLogRequestParameters,
  onId: string,
  place: number,
): FlowLogRecord {
  return {
    flowLogId: resourceId('fl', call.world.scenario, call.world.made + place),
    accountId: call.caller.accountId,
    region: call.region,
    resourceId: onId,
    trafficType: request.trafficType,
    ...(request.logFormat !== undefined && { logFormat: request.logFormat }),
    ...(request.destinationOptions !== undefined && { destinationOptions: request.destinationOptions }),
    destinationType: request.destinationType,
    destination: request.destination,
    maxAggregationInterval: request.maxAggregationInterval,
    tags: request.tags,
    createdAt: call.now,
    hiddenDescribes: call.scenario.ec2.hiddenDescribes,
  }
}
