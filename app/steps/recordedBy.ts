import { engineOfTags } from '../activeeye/engines.ts'
import type { FlowLog } from '../aws/awsAccount.ts'
import type { VpcTargets } from '../onboarding/vpcTargets.ts'
import { type JudgedFlowLog, judgeFlowLog } from './judgeFlowLog.ts'
import type { KnownParts } from './vpcParts.ts'
import { hasOurTag } from './writes.ts'

/** The account whose VPCs count, and how to recognise its flow logs to ActiveEye. */
export interface ExpectedFlowLogs {
  readonly accountId: string
  readonly onboardingId: string
  /** The bucket's ARN. */
  readonly destination: string
  readonly parts: KnownParts
  /** What the onboarding file chose in the place of whole VPCs, by VPC. */
  readonly choices: ReadonlyMap<string, VpcTargets>
}

/** What is recorded by these flow logs together: of a VPC, a subnet or a network interface. */
export function recordedBy(
  flowLogs: readonly FlowLog[],
  resourceId: string,
  { onboardingId, destination }: Pick<ExpectedFlowLogs, 'onboardingId' | 'destination'>,
) {
  const isOurs = ({ tags }: FlowLog) => hasOurTag(onboardingId, tags)
  const isOn = (flowLog: FlowLog) => flowLog.resourceId === resourceId
  // Among equal flow logs ours comes first, so that undo finds it, then one on the resource itself.
  const [best, ...further] = flowLogs
    .flatMap((flowLog) => judgeFlowLog(flowLog, destination) ?? [])
    .sort(
      (a, b) =>
        RANKS[a.state] - RANKS[b.state] ||
        Number(isOurs(b.flowLog)) - Number(isOurs(a.flowLog)) ||
        Number(isOn(b.flowLog)) - Number(isOn(a.flowLog)) ||
        (a.flowLog.flowLogId < b.flowLog.flowLogId ? -1 : 1),
    )
  if (best === undefined) {
    const state: 'elsewhere' | 'missing' = flowLogs.length > 0 ? 'elsewhere' : 'missing'
    return { state, madeByUs: false }
  }
  const { flowLog, state, differs } = best
  const madeBy = engineOfTags(flowLog.tags)
  return {
    state,
    flowLogId: flowLog.flowLogId,
    madeByUs: isOurs(flowLog),
    ...(madeBy && { madeBy }),
    ...(differs.length > 0 && { differs: [...differs] }),
    ...(flowLog.deliverLogsStatus !== '' && { delivery: flowLog.deliverLogsStatus }),
    ...(flowLog.deliverLogsErrorMessage !== '' && { deliveryError: flowLog.deliverLogsErrorMessage }),
    ...(further.length > 0 && { alsoToActiveEye: idsOf(further.map((one) => one.flowLog)) }),
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

export function idsOf(flowLogs: readonly FlowLog[]): string[] {
  return flowLogs.map(({ flowLogId }) => flowLogId).sort()
}
