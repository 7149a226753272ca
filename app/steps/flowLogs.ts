import { AwsFailure, type Region } from '../aws.ts'
import { ProblemError } from '../problems.ts'
import { bucketGate } from './bucketGate.ts'
import { ensureRegion, lookAtRegion } from './flowLogsInRegion.ts'
import { DONE, type Outcome, outcomeOfError, placeOf, type StepContext, statusOf } from './step.ts'
import { undoRegion, undoRegions } from './undoRegion.ts'

/** Every VPC in every enabled Region gets a flow log to ActiveEye. One Region's trouble leaves the others alone. */
export async function ensureFlowLogs(context: StepContext): Promise<Outcome> {
  const regions = await chooseRegions(context)
  const gate = bucketGate(regions.filter((region) => region.enabled).length)
  return inEachRegion(context, regions, (region) => ensureRegion(context, region, gate))
}

/** The same, looking only. */
export async function lookAtFlowLogs(context: StepContext): Promise<Outcome> {
  return inEachRegion(context, await chooseRegions(context), (region) => lookAtRegion(context, region))
}

/** Removes our flow logs again, in the Regions where the journal says that we made some. */
export async function undoFlowLogs(context: StepContext): Promise<Outcome> {
  const names = undoRegions(context.facts())
  const regions = names.map((name) => ({ name, enabled: true }))
  return inEachRegion(context, regions, (region) => undoRegion(context, region))
}

/** The Regions of this account that the onboarding wants, enabled or not. */
async function chooseRegions(context: StepContext): Promise<readonly Region[]> {
  const { account } = context
  const known = await context.aws.describeRegions(context.signal)
  const wanted =
    account.regions === 'enabled' ? known : account.regions.map((name) => findRegion(context, known, name))
  const regions = wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  await context.record({ type: 'regionsSeen', regions: regions.map((region) => region.name) })
  return regions
}

function findRegion(context: StepContext, known: readonly Region[], name: string): Region {
  const region = known.find((candidate) => candidate.name === name)
  if (region !== undefined) return region
  throw new ProblemError({
    kind: 'invalidInput',
    message: `AWS knows no Region ${name} for ${placeOf(context.account)}.`,
    next: `Correct "regions" of this account in the onboarding file, then run again.`,
    retryable: false,
  })
}

async function inEachRegion(
  context: StepContext,
  regions: readonly Region[],
  work: (region: string) => Promise<Outcome>,
): Promise<Outcome> {
  const named = context.account.regions !== 'enabled'
  const outcomes = await Promise.all(
    regions.map(async ({ name, enabled }) => {
      if (enabled) return inRegion(context, name, work)
      if (named) return inRegion(context, name, () => Promise.reject(notEnabled(context, name)))
      await context.record({ type: 'regionChanged', region: name, state: 'notOptedIn', problems: [] })
      return DONE
    }),
  )
  return summarise(outcomes)
}

function notEnabled(context: StepContext, region: string): ProblemError {
  return new ProblemError({
    kind: 'regionNotEnabled',
    message: `The onboarding file names ${region} for ${placeOf(context.account)}, but the account has not enabled it.`,
    next: 'Enable the Region in the account settings, or take it out of "regions", then run again.',
    retryable: false,
  })
}

async function inRegion(
  context: StepContext,
  region: string,
  work: (region: string) => Promise<Outcome>,
): Promise<Outcome> {
  await context.record({ type: 'regionChanged', region, state: 'running', problems: [] })
  const outcome = await work(region).catch((error: unknown) => regionOutcomeOfError(error, context, region))
  await context.record({
    type: 'regionChanged',
    region,
    ...statusOf(outcome),
    problems: outcome.problems.map((problem) => ({ ...problem, step: 'flowLogs' as const, region })),
  })
  return outcome
}

/** A Region that can't be reached while the account can is that Region's trouble, not the network's. */
function regionOutcomeOfError(error: unknown, context: StepContext, region: string): Outcome {
  const outcome = outcomeOfError(error, placeOf(context.account, region), context.signal)
  const reason = error instanceof AwsFailure ? error.details.reason : undefined
  if (reason !== 'timeout' && reason !== 'connection' && reason !== 'dns') return outcome
  return {
    ...outcome,
    problems: outcome.problems.map((problem) => ({
      ...problem,
      kind: 'regionUnreachable' as const,
      next: `Run again later. If ${region} stays out of reach, a firewall here or a fault at AWS may be the reason; the other Regions are not held up by it.`,
    })),
  }
}

/** The problems stay with their Regions; the step only says how far it is. */
function summarise(outcomes: readonly Outcome[]): Outcome {
  const worst =
    outcomes.find((outcome) => outcome.state === 'failed') ??
    outcomes.find((outcome) => outcome.state === 'waiting' && outcome.for === 'you') ??
    outcomes.find((outcome) => outcome.state === 'waiting') ??
    outcomes.find((outcome) => outcome.state === 'todo')
  return worst === undefined ? DONE : { ...worst, problems: [] }
}
