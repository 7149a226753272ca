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
  const shared = sharedProblem(context, ended)
  if (shared === undefined) return summarise(ended, [])
  const isShared = ({ kind }: ProblemWords) => kind === shared.kind
  for (const end of ended.filter(({ outcome }) => outcome.problems.some(isShared))) {
    const problems = end.outcome.problems.filter((problem) => !isShared(problem))
    await recordRegion(context, { ...end, outcome: { ...end.outcome, problems } })
  }
  return summarise(ended, [shared])
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

/**
 * A problem of the account rather than of its Regions, which is reported once: an expired sign-in in any Region, or
 * the same problem in every Region.
 */
function sharedProblem(context: StepContext, ended: readonly RegionEnd[]): ProblemWords | undefined {
  const found = ended.flatMap(({ region, outcome }) =>
    outcome.problems.map((problem) => ({ region, problem })),
  )
  const [first] = found
  const expired = found.find(({ problem }) => problem.kind === 'signInExpired')
  const everywhere = ended.length > 1 && ended.every(({ outcome }) => isOnly(outcome, first?.problem.kind))
  const shared = expired ?? (everywhere && first && ACCOUNT_WIDE.has(first.problem.kind) ? first : undefined)
  if (shared === undefined) return undefined
  const { region, problem } = shared
  const where = problem.kind === 'signInExpired' ? '' : ', in every Region'
  const account = placeOf(context.account)
  return {
    ...problem,
    message: problem.message.replaceAll(placeOf(context.account, region), `${account}${where}`),
  }
}

function isOnly({ problems }: StepResult, kind: ProblemWords['kind'] | undefined): boolean {
  return problems.length === 1 && problems[0]?.kind === kind
}

const ACCOUNT_WIDE: ReadonlySet<ProblemWords['kind']> = new Set([
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
