import type { Region } from '../aws/awsAccount.ts'
import { ProblemError } from '../problems/problem.ts'
import { bucketGate } from './bucketGate.ts'
import { inEachRegion } from './eachRegion.ts'
import { ensureRegion, lookAtRegion } from './flowLogsInRegion.ts'
import { placeOf, type StepContext, type StepResult } from './step.ts'
import { undoRegion, undoRegions } from './undoRegion.ts'

/** Every VPC in every enabled Region gets a flow log to ActiveEye. One Region's trouble leaves the others alone. */
export async function ensureFlowLogs(context: StepContext): Promise<StepResult> {
  const regions = await chooseRegions(context)
  const gate = bucketGate(regions.filter((region) => region.enabled).length)
  return inEachRegion(context, regions, (region) => ensureRegion(context, region, gate))
}

/**
 * The same, looking only. That ActiveEye's bucket refused can't be seen by looking, so it stands until a run tries
 * again: the report still asks for this account to be allowed.
 */
export async function lookAtFlowLogs(context: StepContext): Promise<StepResult> {
  const before = context.facts().regionStates
  return inEachRegion(context, await chooseRegions(context), async (region) => {
    const outcome = await lookAtRegion(context, region)
    const known = before[region]
    const refused = known?.state === 'waiting' && known.for === 'activeeye'
    return refused && outcome.state === 'todo'
      ? { state: 'waiting', for: 'activeeye', problems: known.problems }
      : outcome
  })
}

/** Removes our flow logs again, in the Regions where the journal says that we made some. */
export async function undoFlowLogs(context: StepContext): Promise<StepResult> {
  const regions = undoRegions(context.facts()).map((name) => ({ name, enabled: true }))
  return inEachRegion(context, regions, (region) => undoRegion(context, region))
}

/** The Regions to work in. Of all Regions, those that are not enabled are only recorded: the report is complete. */
async function chooseRegions(context: StepContext): Promise<readonly Region[]> {
  const { account } = context
  const known = await context.aws.describeRegions(context.signal)
  const wanted =
    account.regions === 'enabled' ? known : account.regions.map((name) => find(context, known, name))
  const regions = wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  await context.record({ type: 'regionsSeen', regions: regions.map((region) => region.name) })
  if (account.regions !== 'enabled') return regions
  for (const { name } of regions.filter((region) => !region.enabled)) {
    await context.record({ type: 'regionChanged', region: name, state: 'notOptedIn', problems: [] })
  }
  return regions.filter((region) => region.enabled)
}

function find(context: StepContext, known: readonly Region[], name: string): Region {
  const region = known.find((candidate) => candidate.name === name)
  if (region !== undefined) return region
  throw new ProblemError({
    kind: 'invalidInput',
    message: `AWS knows no Region ${name} for ${placeOf(context.account)}.`,
    next: 'Correct "regions" of this account in the onboarding file, then run again.',
    retryable: false,
  })
}
