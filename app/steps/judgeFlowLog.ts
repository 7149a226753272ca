import { TRAFFIC_TYPE } from '../activeeye/prescribed.ts'
import type { FlowLog } from '../aws/awsAccount.ts'
import { DELIVERY_FAILED, type FlowLogDifference, type VpcState } from '../checklist/vpcStatus.ts'

/** The fields that AWS records when a request names none (version 2; VPC guide, Flow log records). */
const DEFAULT_FIELDS =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'

/** A flow log to ActiveEye, and how it differs from the prescribed one. */
export interface JudgedFlowLog {
  readonly flowLog: FlowLog
  readonly state: Extract<VpcState, 'covered' | 'failing' | 'otherTraffic' | 'otherFormat' | 'otherFolder'>
  readonly differs: readonly FlowLogDifference[]
}

/**
 * @param destination the ARN of ActiveEye's bucket.
 * @returns `undefined` for a flow log that goes elsewhere. ARNs are compared as they are: bucket names have no capital
 * letters, and the same name in another partition is another bucket.
 */
export function judgeFlowLog(flowLog: FlowLog, destination: string): JudgedFlowLog | undefined {
  const [bucket, folder] = bucketAndFolder(flowLog.destination)
  if (flowLog.destinationType !== 's3' || bucket !== bucketAndFolder(destination)[0]) return undefined
  const { fileFormat, hiveCompatiblePartitions, perHourPartition } = flowLog.destinationOptions
  const format: readonly (FlowLogDifference | undefined)[] = [
    fileFormat === 'plain-text' ? undefined : 'fileFormat',
    isDefaultFormat(flowLog.logFormat) ? undefined : 'logFormat',
    hiveCompatiblePartitions ? 'hivePartitions' : undefined,
    perHourPartition ? 'hourlyPartitions' : undefined,
  ]
  const differs = [
    folder === '' ? undefined : ('folder' as const),
    ...format,
    flowLog.trafficType === TRAFFIC_TYPE ? undefined : ('traffic' as const),
  ].filter((difference) => difference !== undefined)
  return { flowLog, state: stateOf(flowLog, differs), differs }
}

function stateOf(flowLog: FlowLog, differs: readonly FlowLogDifference[]): JudgedFlowLog['state'] {
  const [first] = differs
  if (first === undefined) {
    return flowLog.status === 'ACTIVE' && flowLog.deliverLogsStatus !== DELIVERY_FAILED
      ? 'covered'
      : 'failing'
  }
  switch (first) {
    case 'folder':
      return 'otherFolder'
    case 'fileFormat':
    case 'logFormat':
    case 'hivePartitions':
    case 'hourlyPartitions':
      return 'otherFormat'
    case 'traffic':
      return 'otherTraffic'
  }
}

/** `arn:aws:s3:::bucket/folder/` -> the bucket's ARN and `folder`, without slashes at the ends. */
function bucketAndFolder(arn: string): readonly [string, string] {
  const [bucket = '', ...folder] = arn.split('/')
  return [bucket, folder.filter((name) => name !== '').join('/')]
}

/** `${version} ${account-id} …`, whatever separates the fields. */
function isDefaultFormat(logFormat: string): boolean {
  const fields = logFormat
    .split(/[\s${}]+/)
    .filter((field) => field !== '')
    .join(' ')
  return fields === '' || fields === DEFAULT_FIELDS
}
