import { listOf, structuresOf, tagsOf, type WireParameters } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'
import type { FlowLogFileOptions } from '../world.ts'

/** The largest number of VPCs, subnets or network interfaces in one CreateFlowLogs. */
const MAX_RESOURCES = 300

/** The validated parameters of a CreateFlowLogs. */
export interface FlowLogRequestParameters {
  readonly resourceType: ResourceType
  readonly resourceIds: readonly string[]
  readonly trafficType: string
  readonly destinationType: string
  readonly destination: string
  readonly maxAggregationInterval: number
  readonly tags: Readonly<Record<string, string>>
  readonly logFormat?: string
  readonly destinationOptions?: FlowLogFileOptions
  readonly clientToken: string | undefined
}

/** Those that the practice cloud has; AWS has more, such as TransitGateway. */
const RESOURCE_TYPES = ['VPC', 'Subnet', 'NetworkInterface'] as const
export type ResourceType = (typeof RESOURCE_TYPES)[number]

/** Validates the parameters that can be checked without the world. Throws EC2's errors. */
export function readFlowLogRequest(parameters: WireParameters): FlowLogRequestParameters {
  const resourceIds = listOf(parameters, 'ResourceId')
  if (resourceIds.length === 0) {
    throw new WireError('MissingParameter', 'The request must include the ResourceIds parameter')
  }
  if (resourceIds.length > MAX_RESOURCES) {
    throw new WireError(
      'InvalidParameterValue',
      `Value (${resourceIds.length}) for parameter ResourceIds is invalid. The maximum number of resources is ${MAX_RESOURCES}.`,
    )
  }
  const asked = parameters.get('ResourceType')
  const resourceType = RESOURCE_TYPES.find((type) => type === asked)
  if (resourceType === undefined) {
    throw new WireError('InvalidParameterValue', `Value (${asked}) for parameter ResourceType is invalid.`)
  }
  const logFormat = parameters.get('LogFormat')
  return {
    resourceType,
    resourceIds,
    trafficType: trafficTypeOf(parameters),
    ...destinationOf(parameters),
    maxAggregationInterval: intervalOf(parameters),
    tags: flowLogTags(parameters),
    ...(logFormat !== undefined && { logFormat }),
    ...fileOptionsOf(parameters),
    clientToken: parameters.get('ClientToken'),
  }
}

/** EC2's limits of tags: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
function flowLogTags(parameters: WireParameters): Readonly<Record<string, string>> {
  const type = parameters.get('TagSpecification.1.ResourceType')
  if (type !== undefined && type !== 'vpc-flow-log') {
    throw new WireError(
      'InvalidParameterValue',
      `'${type}' is not a valid taggable resource type for this operation.`,
    )
  }
  const tags = tagsOf(parameters, 'TagSpecification.1.Tag')
  const keys = structuresOf(parameters, 'TagSpecification.1.Tag').map((tag) => tag.get('Key') ?? '')
  if (keys.includes('')) {
    throw new WireError(
      'InvalidTagKey.Malformed',
      'The specified tag key is not valid. Tag keys cannot be empty or null, and cannot start with aws:',
    )
  }
  if (keys.some((key) => /^aws:/i.test(key))) {
    throw new WireError(
      'InvalidParameterValue',
      "Tag keys starting with 'aws:' are reserved for internal use",
    )
  }
  const doubled = keys.find((key, at) => keys.indexOf(key) !== at)
  if (doubled !== undefined)
    throw new WireError('InvalidParameterValue', `Duplicate tag key '${doubled}' specified.`)
  for (const [key, value] of Object.entries(tags)) {
    const [part, most] = key.length > 128 ? ['key', 128] : ['value', 256]
    if (key.length <= 128 && value.length <= 256) continue
    throw new WireError(
      'InvalidParameterValue',
      `Tag ${part} exceeds the maximum length of ${most} characters`,
    )
  }
  if (keys.length > 50) {
    throw new WireError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
  }
  return tags
}

function fileOptionsOf(parameters: WireParameters): { destinationOptions?: FlowLogFileOptions } {
  const fileFormat = parameters.get('DestinationOptions.FileFormat')
  if (fileFormat !== undefined && fileFormat !== 'plain-text' && fileFormat !== 'parquet') {
    throw invalidParameter(`Value (${fileFormat}) for parameter FileFormat is invalid.`)
  }
  const isTrue = (name: string) => parameters.get(`DestinationOptions.${name}`) === 'true'
  const destinationOptions: FlowLogFileOptions = {
    ...(fileFormat !== undefined && { fileFormat }),
    ...(isTrue('HiveCompatiblePartitions') && { hiveCompatiblePartitions: true }),
    ...(isTrue('PerHourPartition') && { perHourPartition: true }),
  }
  return Object.keys(destinationOptions).length === 0 ? {} : { destinationOptions }
}

function trafficTypeOf(parameters: WireParameters): string {
  const trafficType = parameters.get('TrafficType')
  if (trafficType === undefined) {
    throw new WireError('MissingParameter', 'The request must include the TrafficType parameter')
  }
  if (['ACCEPT', 'REJECT', 'ALL'].includes(trafficType)) return trafficType
  throw new WireError('InvalidParameterValue', `Value (${trafficType}) for parameter TrafficType is invalid.`)
}

function destinationOf(parameters: WireParameters): { destinationType: string; destination: string } {
  const destinationType = parameters.get('LogDestinationType') ?? 'cloud-watch-logs'
  const role = parameters.get('DeliverLogsPermissionArn')
  const destination = parameters.get('LogDestination')
  switch (destinationType) {
    case 's3':
      if (role !== undefined)
        throw invalidParameter('DeliverLogsPermissionArn is not applicable for s3 delivery')
      if (!/^arn:aws:s3:::[a-z0-9.-]{3,63}(\/.*)?$/.test(destination ?? '')) {
        throw invalidParameter('LogDestination must be the ARN of a bucket if LogDestinationType is s3.')
      }
      return { destinationType, destination: destination ?? '' }
    case 'cloud-watch-logs': {
      if (role === undefined) {
        throw invalidParameter(
          "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
        )
      }
      const logGroup = parameters.get('LogGroupName') ?? destination
      if (logGroup === undefined)
        throw invalidParameter("LogDestination can't be empty if LogGroupName is not provided.")
      return { destinationType, destination: logGroup }
    }
    default:
      throw new WireError(
        'InvalidParameterValue',
        `Value (${destinationType}) for parameter LogDestinationType is invalid.`,
      )
  }
}

function intervalOf(parameters: WireParameters): number {
  const interval = Number(parameters.get('MaxAggregationInterval') ?? 600)
  if (interval === 60 || interval === 600) return interval
  throw invalidParameter('Invalid Flow Log Max Aggregation Interval')
}

function invalidParameter(message: string): WireError {
  return new WireError('InvalidParameter', message)
}
