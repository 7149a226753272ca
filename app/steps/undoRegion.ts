import type { FlowLogsApi, Unsuccessful } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { ProblemError } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import { seeRegion } from './flowLogsInRegion.ts'
import { recordTagged } from './lookForTagged.ts'
import { ourFlowLogs } from './ours.ts'
import { placeOf, type StepContext, type StepResult, TODO } from './step.ts'
import { openWrites, recordDone, recordIntent, recordRefusal, recordSettled } from './writes.ts'

/** EC2: DeleteFlowLogs takes at most 1,000 IDs. */
const BATCH = 1_000
/** How often to look for a deleted flow log before it counts as not deleted: EC2 is eventually consistent. */
const LOOKS = 8

/**
 * Deletes these flow logs in this Region, then looks until they are gone or AWS has refused to delete the rest. Of what
 * a person was shown, only what is still ours is deleted; what else is ours stays, and the look records it.
 * @param shown the IDs that a person was shown.
 */
export async function undoRegion(
  context: StepContext,
  region: string,
  shown: ReadonlySet<string>,
): Promise<StepResult> {
  const api = context.aws.flowLogsIn(region)
  const asked = new Set<string>()
  const refused = new Map<string, Unsuccessful>()
  let left = await lookForShown(context, region, shown)
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
        await lookForShown(context, region, shown).catch(() => undefined)
        throw error
      })
      if (unsuccessful !== undefined) for (const id of batch) asked.add(id)
      for (const failure of unsuccessful ?? []) refused.set(failure.resourceId, failure)
    }
    left = await lookForShown(context, region, shown)
  }
  if (left.length > 0) throw stillThere(context, region, left, refused)
  // A later run must not repeat a request whose flow logs were deleted: AWS may repeat its old answer.
  for (const { token } of openWrites(context.facts(), region, 'createFlowLogs'))
    await recordSettled(context, region, token)
  return TODO
}

async function lookForShown(
  context: StepContext,
  region: string,
  shown: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { flowLogs } = await seeRegion(context, region)
  await recordTagged(context, region, { flowLogs })
  return ourFlowLogs(context.facts(), region)
    .map(({ flowLogId }) => flowLogId)
    .filter((id) => shown.has(id))
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
    next: 'Remove the cause, then undo again; or delete them in the VPC console (VPC > Flow logs tab).',
    retryable: false,
    aws: { code, message },
  })
}
