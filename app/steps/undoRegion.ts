import { AwsFailure, type FlowLogsApi } from '../aws.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { ProblemError } from '../problems.ts'
import { lookAtRegion } from './flowLogsInRegion.ts'
import { type Outcome, placeOf, type StepContext, TODO } from './step.ts'
import { answerDone, answerRefused, intend, intendedWrites } from './writes.ts'

/** A flow log that this onboarding made: the journal says that we meant to, and its tag that we did. */
export interface OurFlowLog {
  readonly region: string
  readonly vpcId: string
  readonly flowLogId: string
}

/** EC2: DeleteFlowLogs takes at most 1,000 IDs. */
const BATCH = 1_000
/** How often a deleted flow log is looked for before it counts as still there: EC2 is eventually consistent. */
const LOOKS = 8

/** Where the journal says that we made flow logs, or meant to. */
export function undoRegions(facts: AccountFacts): readonly string[] {
  const regions = Object.values(facts.writes).flatMap(({ intended }) =>
    intended?.write.kind === 'createFlowLogs' ? [intended.region] : [],
  )
  return [...new Set(regions)].sort()
}

export function ourFlowLogs(facts: AccountFacts, region: string): readonly OurFlowLog[] {
  const intended = new Set(
    intendedWrites(facts, region, 'createFlowLogs').flatMap(({ write }) => write.vpcIds),
  )
  return (facts.vpcs[region]?.vpcs ?? []).flatMap(({ vpcId, flowLogId, madeByUs }) =>
    madeByUs && flowLogId !== undefined && intended.has(vpcId) ? [{ region, vpcId, flowLogId }] : [],
  )
}

/** Looks, deletes our flow logs in this Region, looks until they are gone. */
export async function undoRegion(context: StepContext, region: string): Promise<Outcome> {
  await lookAtRegion(context, region)
  const flowLogIds = ourFlowLogs(context.facts(), region).map(({ flowLogId }) => flowLogId)
  if (flowLogIds.length === 0) return TODO
  const api = context.aws.flowLogsIn(region)
  for (let from = 0; from < flowLogIds.length; from += BATCH) {
    await deleteFlowLogs(context, region, api, flowLogIds.slice(from, from + BATCH))
  }
  let wait = context.pace.visibility
  for (let looks = 1; ; looks += 1) {
    await lookAtRegion(context, region)
    if (ourFlowLogs(context.facts(), region).length === 0) return TODO
    if (looks === LOOKS) break
    await context.clock.sleep(wait, context.signal)
    wait *= 2
  }
  throw new ProblemError({
    kind: 'unexpected',
    message: `In ${placeOf(context.account, region)}, flow logs of this onboarding are still listed after they were deleted.`,
    next: 'Undo again in a minute.',
    retryable: true,
  })
}

async function deleteFlowLogs(
  context: StepContext,
  region: string,
  api: FlowLogsApi,
  flowLogIds: readonly string[],
): Promise<void> {
  const token = await intend(context, region, { kind: 'deleteFlowLogs', flowLogIds: [...flowLogIds] })
  try {
    const unsuccessful = await api.deleteFlowLogs(flowLogIds)
    const kept = new Set(unsuccessful.map(({ resourceId }) => resourceId))
    await answerDone(
      context,
      region,
      token,
      flowLogIds.filter((id) => !kept.has(id)),
    )
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    await answerRefused(context, region, token, error)
    // Somebody else deleted one meanwhile: the next look tells which are left.
    if (error.details.code !== 'InvalidFlowLogId.NotFound') throw error
  }
}
