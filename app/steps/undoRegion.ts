import type { FlowLogsApi, Unsuccessful } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { ProblemError } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import { lookAtRegion } from './flowLogsInRegion.ts'
import { placeOf, type StepContext, type StepResult, TODO } from './step.ts'
import { recordDone, recordIntent, recordRefusal, vpcsWrittenTo } from './writes.ts'

/** A flow log that this onboarding made: the journal holds the intent and the flow log carries the tag. */
export interface OurFlowLog {
  readonly region: string
  readonly vpcId: string
  readonly flowLogId: string
}

/** EC2: DeleteFlowLogs takes at most 1,000 IDs. */
const BATCH = 1_000
/** How often to look for a deleted flow log before it counts as not deleted: EC2 is eventually consistent. */
const LOOKS = 8

/** The Regions where this onboarding may have created flow logs, as the journal tells. */
export function undoRegions(facts: AccountFacts): readonly string[] {
  return [...new Set(vpcsWrittenTo(facts).map(({ region }) => region))].sort()
}

export function ourFlowLogs(facts: AccountFacts, region: string): readonly OurFlowLog[] {
  const intended = new Set(
    vpcsWrittenTo(facts).flatMap((write) => (write.region === region ? write.vpcIds : [])),
  )
  return (facts.vpcs[region]?.vpcs ?? []).flatMap(({ vpcId, flowLogId, madeByUs }) =>
    madeByUs && flowLogId !== undefined && intended.has(vpcId) ? [{ region, vpcId, flowLogId }] : [],
  )
}

/** Deletes our flow logs in this Region, then looks until they are gone or AWS has refused to delete the rest. */
export async function undoRegion(context: StepContext, region: string): Promise<StepResult> {
  const api = context.aws.flowLogsIn(region)
  const asked = new Set<string>()
  const refused = new Map<string, Unsuccessful>()
  let left = await lookForOurs(context, region)
  let wait = context.pace.visibility
  for (let looks = 1; looks <= LOOKS && left.some((id) => !refused.has(id)); looks += 1) {
    if (looks > 1) {
      await context.clock.sleep(wait, context.signal)
      wait *= 2
    }
    const unasked = left.filter((id) => !asked.has(id))
    for (let from = 0; from < unasked.length; from += BATCH) {
      const batch = unasked.slice(from, from + BATCH)
      const unsuccessful = await deleteFlowLogs(context, region, api, batch).catch(async (error: unknown) => {
        // It may have deleted some all the same: the checklist shows what is there.
        await lookAtRegion(context, region).catch(() => undefined)
        throw error
      })
      if (unsuccessful !== undefined) for (const id of batch) asked.add(id)
      for (const failure of unsuccessful ?? []) refused.set(failure.resourceId, failure)
    }
    left = await lookForOurs(context, region)
  }
  if (left.length === 0) return TODO
  throw stillThere(context, region, left, refused)
}

async function lookForOurs(context: StepContext, region: string): Promise<readonly string[]> {
  await lookAtRegion(context, region)
  return ourFlowLogs(context.facts(), region).map(({ flowLogId }) => flowLogId)
}

/** @returns what AWS refused to delete; `undefined` when it refused the whole call because one no longer exists. */
async function deleteFlowLogs(
  context: StepContext,
  region: string,
  api: FlowLogsApi,
  flowLogIds: readonly string[],
): Promise<readonly Unsuccessful[] | undefined> {
  const token = await recordIntent(context, region, { kind: 'deleteFlowLogs', flowLogIds: [...flowLogIds] })
  try {
    const unsuccessful = await api.deleteFlowLogs(flowLogIds)
    const kept = new Set(unsuccessful.map(({ resourceId }) => resourceId))
    const deleted = flowLogIds.filter((id) => !kept.has(id))
    await recordDone(context, region, token, deleted)
    return unsuccessful
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    await recordRefusal(context, region, token, error)
    // One was deleted by someone else meanwhile: the next look shows which are left.
    if (error.details.code !== 'InvalidFlowLogId.NotFound') throw error
    return undefined
  }
}

function stillThere(
  context: StepContext,
  region: string,
  left: readonly string[],
  refused: ReadonlyMap<string, Unsuccessful>,
): ProblemError {
  const refusal = left.flatMap((id) => refused.get(id) ?? [])[0]
  const place = placeOf(context.account, region)
  if (refusal === undefined) {
    return new ProblemError({
      kind: 'unexpected',
      message: `In ${place}, flow logs of this onboarding are still listed after they were deleted: ${list(left)}.`,
      next: 'Undo again in a minute.',
      retryable: true,
    })
  }
  const { code, message } = refusal
  return new ProblemError({
    kind: 'unexpected',
    message: `In ${place}, AWS did not delete ${list(left)}: ${message}`,
    next: 'Remove the cause, then undo again; or delete them in the VPC console (Your VPCs > Flow logs).',
    retryable: false,
    aws: { code, message },
  })
}
