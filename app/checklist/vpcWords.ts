import { ENGINE_NAMES } from '../activeeye/engines.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { LeftAloneReason } from './coverage.ts'
import { vpcStateWord } from './stateWords.ts'
import { differenceWords, partsBeside, targetLines, type VpcInWords } from './targetWords.ts'
import type { DecisionRefusal, VpcChoice } from './vpcDecisions.ts'
import type { VpcStatus } from './vpcStatus.ts'

/** What there is to say of a VPC beyond its state: how its flow logs differ, and what a person can decide. */

/** Lines about a VPC's flow logs to ActiveEye that are not as prescribed, or that record traffic again. */
export function vpcRemarks(vpc: VpcInWords): readonly string[] {
  const { flowLogId, differs = [], alsoToActiveEye = [] } = vpc
  const again =
    vpc.state === 'covered' && vpc.chosen === undefined
      ? ' What they record is delivered and charged again.'
      : ''
  const parts = partsBeside(vpc)
  return [
    ...targetLines(vpc),
    ...(differs.length > 0 ? [`${flowLogId ?? 'Its flow log'} ${differenceWords(differs)}.`] : []),
    ...(alsoToActiveEye.length > 0
      ? [
          `${plural(alsoToActiveEye.length, 'more flow log')} to the same bucket: ${list(alsoToActiveEye)}.${again}`,
        ]
      : []),
    ...(parts.length > 0 ? [`To the bucket from ${list(parts.map(partWords))}.${again}`] : []),
    ...Object.entries(vpc.otherDestinationTypes ?? {}).map(
      ([id, type]) => `${id} ${destinationWords(type)}, not to the bucket: it stays as it is.`,
    ),
  ]
}

/** Where a flow log goes that does not go to ActiveEye; completes "fl-1 …". @param type AWS's LogDestinationType */
export function destinationWords(type: string | undefined): string {
  switch (type) {
    case 'cloud-watch-logs':
      return 'goes to CloudWatch Logs'
    case 'kinesis-data-firehose':
      return 'goes to Amazon Data Firehose'
    case undefined:
      return 'goes elsewhere'
    default:
      return `goes to ${type}`
  }
}

function partWords({ resourceId, flowLogId }: NonNullable<VpcStatus['parts']>[number]): string {
  return `${resourceId} (${flowLogId})`
}

/** Why a run leaves a VPC alone; completes "2 VPCs …". */
export function leftAloneWords(reason: LeftAloneReason): string {
  switch (reason) {
    case 'covered':
      return 'covered already'
    case 'shared':
      return 'shared by another account: its owner covers it'
    case 'otherTraffic':
      return 'with a flow log for part of the traffic: to be decided'
    case 'otherFormat':
      return 'with a flow log in another format: to be decided'
    case 'otherFolder':
      return 'with a flow log into a folder of the bucket: to be decided'
    case 'partly':
      return 'of which only subnets or network interfaces have flow logs: to be decided'
    case 'noTarget':
      return 'of which nothing that was chosen exists: to be decided'
    case 'leftAsIs':
      return 'accepted as is, by decision'
    case 'leftOut':
      return 'left out, by decision'
    case 'failing':
      return "with a flow log that AWS can't deliver"
  }
}

/** A choice about a VPC, as a person reads it before and after choosing. */
export function choiceWords(choice: VpcChoice): { readonly label: string; readonly means: string } {
  switch (choice) {
    case 'leaveAsIs':
      return {
        label: 'Leave as it is',
        means:
          'What is there is accepted although it differs. The VPC no longer counts as to be covered; the report says who decided it.',
      }
    case 'addOurs':
      return {
        label: 'Add ours beside it',
        means:
          'The next run creates the prescribed flow log and leaves the other one as it is. The same traffic is then recorded and delivered twice, and AWS charges for both deliveries.',
      }
    case 'leaveOut':
      return {
        label: 'Leave this VPC out',
        means:
          'No run creates a flow log for it. The VPC no longer counts as to be covered; the report says who decided it.',
      }
    case 'takeBack':
      return { label: 'Take the decision back', means: 'The VPC counts again as what it is.' }
    case 'wholeVpc':
      return {
        label: 'Monitor the whole VPC again',
        means:
          'The subnets or network interfaces that were chosen no longer count. Flow logs on them stay: where there are some, it is to be decided whether one on the whole VPC comes beside them, which records their traffic twice. Undo removes those of this onboarding.',
      }
  }
}

/** "Leave this VPC out (nothing runs there), decided by alice". */
export function decisionWords({ what, by, reason }: NonNullable<VpcStatus['decision']>): string {
  return `${choiceWords(what).label}${reason === undefined ? '' : ` (${reason})`}, decided by ${by}`
}

/** Why a choice is not possible; a sentence. */
export function refusalWords(choice: VpcChoice, { region, vpcId, state }: DecisionRefusal): string {
  if (choice === 'takeBack') return `Nothing was decided about ${vpcId} in ${region}.`
  if (choice === 'wholeVpc') return `No parts of ${vpcId} in ${region} were chosen.`
  if (state === undefined) return `${vpcId} was not seen in ${region}. Look first, with plan.`
  const { word } = vpcStateWord({ state })
  return `${vpcId} in ${region} is in the state "${word}", where "${choiceWords(choice).label}" is not possible.`
}

/** "2 VPCs left out or accepted by decision". */
export function decidedAgainstWords(count: number): string {
  return `${plural(count, 'VPC')} left out or accepted by decision`
}

/** Who made the flow log to ActiveEye, if this onboarding did not: "found", or "by Cloud Custodian". */
export function madeByWord({ madeByUs, madeBy }: Pick<VpcStatus, 'madeByUs' | 'madeBy'>): string | undefined {
  if (madeBy !== undefined) return `by ${ENGINE_NAMES[madeBy]}`
  return madeByUs ? undefined : 'found'
}
