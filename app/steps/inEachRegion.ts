import { allFinished } from '../async/allFinished.ts'
import type { Region } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { type AccountFacts, problemsOf } from '../checklist/facts.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { DONE, placeOf, resultOfError, type StepContext, type StepResult, statusOf } from './step.ts'

/** Does the work in all Regions concurrently, records each result, and returns the result of the step. */
export async function inEachRegion(
  context: StepContext,
  regions: readonly Region[],
  work: (region: string) => Promise<StepResult>,
  /** Whether a known problem stays until its Region has been looked at, also when the activity is cancelled before. */
  keeps: 'problems' | 'nothing' = 'problems',
): Promise<StepResult> {
  const before = context.facts().regionStates
  // Recorded before the work, so that a journal that can't be written ends the step before anything is done.
  await allFinished(
    regions.map(({ name }) =>
      context.record({
        type: 'regionChanged',
        region: name,
        state: 'running',
        problems: keeps === 'problems' ? problemsOf(before[name]) : [],
      }),
    ),
  )
  const ended = await allFinished(
    regions.map(async ({ name, enabled }): Promise<RegionEnd> => {
      const lookBefore = context.facts().vpcs[name]
      const done = enabled ? work(name) : Promise.reject(notEnabled(context, name))
      const outcome = await done.catch((error: unknown) => outcomeOfRegionError(error, context, name))
      const isSeen = context.facts().vpcs[name] !== lookBefore
      const end = { region: name, outcome: isSeen ? outcome : withRefusal(outcome, before[name]), isSeen }
      await recordRegion(context, end)
      return end
    }),
  )
  const shared = sharedProblems(context, ended)
  for (const end of ended) {
    const own = end.outcome.problems.filter((problem) => shared.every(({ of }) => !of.has(problem)))
    if (own.length === end.outcome.problems.length) continue
    await recordRegion(context, { ...end, outcome: { ...end.outcome, problems: own } })
  }
  return summarise(
    ended,
    shared.map(({ problem }) => problem),
  )
}

interface RegionEnd {
  readonly region: string
  readonly outcome: StepResult
  /** This work saw the VPCs and flow logs of the Region, perhaps before it failed. */
  readonly isSeen: boolean
}

/** A Region that could not be looked at has not accepted what ActiveEye's bucket refused before. */
function withRefusal(outcome: StepResult, before: RegionState | undefined): StepResult {
  return { ...outcome, problems: [...outcome.problems, ...refusalsIn(before)] }
}

/** What ActiveEye's bucket refused in a Region, with its time, which a reader compares with CloudTrail. */
export function refusalsIn(known: RegionState | undefined): StepResult['problems'] {
  const refusals = known?.problems.filter(({ kind }) => kind === 'bucketNotReady') ?? []
  return refusals.map((refusal) => ({ at: known?.at, ...refusal }))
}

type RegionState = AccountFacts['regionStates'][string]

function recordRegion(context: StepContext, { region, outcome, isSeen }: RegionEnd): Promise<void> {
  const problems = outcome.problems.map((problem) => ({ ...problem, step: 'flowLogs' as const, region }))
  const status = isSeen ? statusOf(outcome) : { state: 'notSeen' as const }
  return context.record({ type: 'regionChanged', region, ...status, problems })
}

/** A problem that is reported once for several Regions. */
interface Shared {
  readonly problem: ProblemWords
  /** The Regions' own, which it stands for. */
  readonly of: ReadonlySet<ProblemWords>
}

/**
 * Problems of the account rather than of its Regions, each reported once: an expired sign-in in any Region, or the same
 * problem in every Region.
 */
function sharedProblems(context: StepContext, ended: readonly RegionEnd[]): readonly Shared[] {
  const found = ended.flatMap(({ region, outcome }) =>
    outcome.problems.map((problem) => ({ region, problem })),
  )
  const expired = found.filter(({ problem }) => problem.kind === 'signInExpired')
  if (expired.length > 0) return sharedOf(context, expired, '')
  return [...Map.groupBy(found, ({ problem }) => sameCause(problem)).values()].flatMap((same) => {
    const kind = same[0]?.problem.kind
    if (same.length < 2 || kind === undefined || !SHARED.has(kind)) return []
    return same.length === ended.length ? sharedOf(context, same, ', in every Region') : []
  })
}

function sharedOf(
  context: StepContext,
  same: readonly { readonly region: string; readonly problem: ProblemWords }[],
  where: string,
): readonly Shared[] {
  const [first] = same
  if (first === undefined) return []
  const { region, problem } = first
  const place = `${placeOf(context.account)}${where}`
  const message = problem.message.replaceAll(placeOf(context.account, region), place)
  return [{ problem: { ...problem, message }, of: new Set(same.map((one) => one.problem)) }]
}

function sameCause({ kind, actions = [] }: ProblemWords): string {
  return [kind, ...actions].join(' ')
}

const SHARED: ReadonlySet<ProblemWords['kind']> = new Set([
  'accessDenied',
  'blockedByOrganization',
  'network',
])

function notEnabled(context: StepContext, region: string): ProblemError {
  return new ProblemError({
    kind: 'regionNotEnabled',
    message: `The onboarding file names ${region} for ${placeOf(context.account)}, but the account has not enabled it.`,
    next: 'Enable the Region in the account settings, or take it out of "regions", then run again.',
    retryable: false,
  })
}

/** When a Region can't be reached although the account can, the problem is the Region, not the network. */
function outcomeOfRegionError(error: unknown, context: StepContext, region: string): StepResult {
  const outcome = resultOfError(error, placeOf(context.account, region), context.signal)
  const reason = error instanceof AwsFailure ? error.details.reason : undefined
  if (reason !== 'timeout' && reason !== 'connection' && reason !== 'dns') return outcome
  return {
    ...outcome,
    problems: outcome.problems.map((problem) => ({
      ...problem,
      kind: 'regionUnreachable' as const,
      next: 'Run again later. If the Region remains unreachable, a firewall on this side or a fault at AWS may be the reason; the other Regions are not held up by it.',
    })),
  }
}

/**
 * The step's state is the worst of its Regions'. Problems stay with their Regions, except for the shared one.
 * Without a Region, as for an undo of the stack alone, there was nothing to do.
 */
function summarise(ended: readonly RegionEnd[], problems: readonly ProblemWords[]): StepResult {
  const outcomes = ended.map(({ outcome }) => outcome)
  const worst =
    outcomes.find((outcome) => outcome.state === 'failed') ??
    outcomes.find((outcome) => outcome.state === 'waiting' && outcome.for === 'customer') ??
    outcomes.find((outcome) => outcome.state === 'waiting') ??
    outcomes.find((outcome) => outcome.state === 'todo')
  return { ...(worst ?? DONE), problems }
}
