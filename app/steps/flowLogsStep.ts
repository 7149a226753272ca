import type { Region } from '../aws/awsAccount.ts'
import { leftOutBy } from '../checklist/coverage.ts'
import { ProblemError } from '../problems/problem.ts'
import { bucketGate } from './bucketGate.ts'
import { refusedResult } from './bucketOwner.ts'
import { findRegion } from './checkRegions.ts'
import { ensureRegion, lookAtRegion } from './flowLogsInRegion.ts'
import { inEachRegion, refusalsIn } from './inEachRegion.ts'
import type { TaggedFlowLog } from './ours.ts'
import { placeOf, type StepContext, type StepResult, TODO } from './step.ts'
import { undoRegion } from './undoRegion.ts'

/** Ensures that every VPC in every enabled Region has a flow log to the onboarding's bucket. A failing Region does not stop others. */
export async function ensureFlowLogs(context: StepContext): Promise<StepResult> {
  const regions = await chooseRegions(context)
  const gate = bucketGate((answered) => context.clock.sleep(context.pace.bucketProbe, answered))
  return inEachRegion(context, regions, (region) => ensureRegion(context, region, gate))
}

/**
 * Looks without changing anything. A look can't show that ActiveEye's bucket refuses, so a known refusal stays until a
 * run tries again: the report still asks for this account to be allowed.
 */
export async function lookAtFlowLogs(context: StepContext): Promise<StepResult> {
  const before = context.facts().regionStates
  return inEachRegion(context, await chooseRegions(context), async (region) => {
    const outcome = await lookAtRegion(context, region)
    const known = before[region]
    const problems = refusalsIn(known)
    const isRefused = problems.length > 0 || (known?.state === 'waiting' && known.for === 'activeeye')
    if (!isRefused || outcome.state !== 'todo') return outcome
    return refusedResult(context.onboarding, problems)
  })
}

/** Removes these flow logs. Other Regions keep what is known of them. */
export async function undoFlowLogs(
  context: StepContext,
  shown: readonly TaggedFlowLog[],
): Promise<StepResult> {
  const byRegion = Map.groupBy(shown, ({ region }) => region)
  const regions = [...byRegion.keys()].sort().map((name) => ({ name, enabled: true }))
  return inEachRegion(
    context,
    regions,
    (region) => undoRegion(context, region, new Set(byRegion.get(region)?.map(({ flowLogId }) => flowLogId))),
    'nothing',
  )
}

/** Looks where an interrupted undo deleted flow logs and never got to look, so that it ends as if it had got there. */
export async function lookAfterUndo(context: StepContext, regions: readonly string[]): Promise<StepResult> {
  const wanted = regions.map((name) => ({ name, enabled: true }))
  return inEachRegion(context, wanted, async (region) => {
    await lookAtRegion(context, region)
    return TODO
  })
}

/** The Regions to work in. Those that are not enabled or left out are only recorded, for the report. */
async function chooseRegions(context: StepContext): Promise<readonly Region[]> {
  const { account } = context
  const known = await context.aws.describeRegions(context.signal)
  const wanted =
    account.regions === 'enabled' ? known : account.regions.map((name) => findRegion(context, known, name))
  const regions = wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  await context.record({ type: 'regionsSeen', regions: regions.map((region) => region.name) })
  const isMonitored = ({ name }: Region) => leftOutBy(account, name) === undefined
  if (account.regions !== 'enabled') return regions.filter(isMonitored)
  for (const { name } of regions.filter((region) => !region.enabled)) {
    await context.record({ type: 'regionChanged', region: name, state: 'notOptedIn', problems: [] })
  }
  const enabled = regions.filter((region) => region.enabled)
  if (enabled.length > 0) return enabled.filter(isMonitored)
  throw new ProblemError({
    kind: 'unexpected',
    message: `AWS lists no enabled Region for ${placeOf(context.account)}. Every account has some, so nothing is known about its VPCs.`,
    next: 'Run again. If the problem remains, look at the Regions of the account in the AWS console.',
    retryable: true,
  })
}
