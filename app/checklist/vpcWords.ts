import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { FlowLogDifference, VpcStatus } from './checklist.ts'

/** What there is to say of a VPC beyond its state: how its flow logs differ. */

/** "writes Parquet files and one folder an hour"; completes "fl-1 …". */
function differenceWords(differs: readonly FlowLogDifference[]): string {
  return list(differs.map(differenceWord))
}

function differenceWord(difference: FlowLogDifference): string {
  switch (difference) {
    case 'folder':
      return "writes into a folder of ActiveEye's bucket"
    case 'fileFormat':
      return 'writes files in another format than plain text, such as Parquet'
    case 'logFormat':
      return "records other fields than AWS's default"
    case 'hivePartitions':
      return 'writes Hive-compatible partitions'
    case 'hourlyPartitions':
      return 'writes hourly partitions'
    case 'traffic':
      return 'records only part of the traffic'
  }
}

/** Lines about a VPC's flow logs to ActiveEye that are not as prescribed, or that record traffic again. */
export function vpcRemarks(vpc: VpcStatus): readonly string[] {
  const { flowLogId, differs = [], parts = [], alsoToActiveEye = [] } = vpc
  const again = vpc.state === 'covered' ? ' What they record is delivered and charged again.' : ''
  return [
    ...(differs.length > 0 ? [`${flowLogId ?? 'Its flow log'} ${differenceWords(differs)}.`] : []),
    ...(alsoToActiveEye.length > 0
      ? [`${plural(alsoToActiveEye.length, 'more flow log')} to ActiveEye: ${list(alsoToActiveEye)}.${again}`]
      : []),
    ...(parts.length > 0 ? [`To ActiveEye from ${list(parts.map(partWords))}.${again}`] : []),
  ]
}

function partWords({ resourceId, flowLogId }: NonNullable<VpcStatus['parts']>[number]): string {
  return `${resourceId} (${flowLogId})`
}
