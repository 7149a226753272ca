import { bucketInShort } from '../activeeye/foreignWords.ts'
import { isUncovered } from '../checklist/coverage.ts'
import { type Target, targetsOf } from '../checklist/targets.ts'
import { targetLines } from '../checklist/targetWords.ts'
import { awaitsDecision, type DecidedVpc } from '../checklist/vpcDecisions.ts'
import { DELIVERY_FAILED } from '../checklist/vpcStatus.ts'
import { vpcRemarks } from '../checklist/vpcWords.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import { refusedNext } from './bucketOwner.ts'
import type { Verdict } from './createFlowLogs.ts'
import { placeOf, type StepContext } from './step.ts'

/** Why a Region is not done: the states of its VPCs and AWS's answers for them. One problem for each reason. */
export function regionProblems(
  context: StepContext,
  region: string,
  vpcs: readonly DecidedVpc[],
  verdicts: ReadonlyMap<string, Verdict>,
): readonly ProblemWords[] {
  const place = placeOf(context.account, region)
  const bucket = bucketInShort(flowLogDestinationOf(context.onboarding))
  const targets = vpcs.flatMap(targetsOf)
  const uncovered = targets.filter(isUncovered)
  const withVerdict = (kind: Verdict['kind']) =>
    uncovered.filter(({ resourceId }) => verdicts.get(resourceId)?.kind === kind)
  const open = vpcs.filter(awaitsDecision)
  return [
    ...toBeDecided(
      place,
      bucket,
      open.filter(({ state }) => state !== 'noTarget'),
    ),
    ...withoutTarget(
      place,
      open.filter(({ state }) => state === 'noTarget'),
    ),
    ...failing(
      context,
      place,
      targets.filter(({ state }) => state === 'failing'),
    ),
    ...conflicting(place, bucket, withVerdict('alreadyThere')),
    ...invisible(place, withVerdict('accepted')),
    ...contradictory(place, withVerdict('gone')),
    ...firstOfEachKind(uncovered.flatMap(({ resourceId }) => problemOfVerdict(verdicts.get(resourceId)))),
  ]
}

function problemOfVerdict(verdict: Verdict | undefined): readonly ProblemWords[] {
  return verdict?.kind === 'refusedByBucket' || verdict?.kind === 'problem' ? [verdict.problem] : []
}

/** Targets that are refused for the same reason make one problem. */
function firstOfEachKind(problems: readonly ProblemWords[]): readonly ProblemWords[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.kind, problem])).values()].toReversed()
}

/** A flow log can't be changed, one that we did not make is not ours to delete, and a second one would be charged too. */
function toBeDecided(place: string, bucket: string, vpcs: readonly DecidedVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  const flowLogs = vpcs.map((vpc) => `${vpc.vpcId} (${vpcRemarks(vpc).join(' ')})`).join('; ')
  return [
    {
      kind: 'flowLogConflict',
      message: `In ${place}, ${plural(vpcs.length, 'VPC')} ${vpcs.length === 1 ? 'has' : 'have'} flow logs to ${bucket} that are not as prescribed for what is to be covered: ${flowLogs}. They are left alone and not counted as covered. Another flow log beside them would deliver the same traffic twice, which AWS charges twice.`,
      next: 'Decide for each of these VPCs, on the page Plan or with the command decide: leave it as it is, add ours beside it, or leave the VPC out. Then run again. Or ask whoever made the flow log to delete it: the next run then creates the prescribed one.',
      retryable: false,
      waitsFor: 'customer',
    },
  ]
}

/** Nothing is recorded there, and no run can change that. */
function withoutTarget(place: string, vpcs: readonly DecidedVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  return [
    {
      kind: 'flowLogConflict',
      message: `In ${place}, nothing exists of what was chosen to be monitored: ${vpcs.map((vpc) => `${vpc.vpcId} (${targetLines(vpc).join(' ')})`).join('; ')}. No traffic of ${vpcs.length === 1 ? 'this VPC' : 'these VPCs'} goes to ActiveEye.`,
      next: 'Choose other subnets or network interfaces, monitor the whole VPC again, or leave it out: on the page Plan, or with the command decide. Then run again. Network interfaces that get the chosen tag are found by the next look.',
      retryable: false,
      waitsFor: 'customer',
    },
  ]
}

function failing(
  { onboarding }: StepContext,
  place: string,
  targets: readonly Target[],
): readonly ProblemWords[] {
  const [first] = targets
  if (first === undefined) return []
  const flowLogs = list([
    ...new Set(
      targets.map(
        ({ flowLogId = 'a flow log', flowLogOn, resourceId }) => `${flowLogId} on ${flowLogOn ?? resourceId}`,
      ),
    ),
  ])
  return [
    {
      kind: 'bucketNotReady',
      message: `In ${place}, AWS can't deliver to ${bucketInShort(flowLogDestinationOf(onboarding))}: ${flowLogs}.`,
      ...refusedNext(onboarding, 'Check again afterwards.'),
      retryable: true,
      aws: {
        code: first.delivery ?? DELIVERY_FAILED,
        message: first.deliveryError ?? 'AWS gives no reason.',
      },
    },
  ]
}

function conflicting(place: string, bucket: string, targets: readonly Target[]): readonly ProblemWords[] {
  if (targets.length === 0) return []
  return [
    {
      kind: 'flowLogConflict',
      message: `In ${place}, AWS says that ${list(targets.map(({ resourceId }) => resourceId))} has such a flow log already, but lists none that goes to ${bucket} and records all traffic.`,
      next: 'Look at its flow logs in the VPC console and delete the one to this bucket, if there is one, then run again.',
      retryable: true,
    },
  ]
}

function invisible(place: string, targets: readonly Target[]): readonly ProblemWords[] {
  if (targets.length === 0) return []
  return [
    {
      kind: 'unexpected',
      message: `In ${place}, AWS accepted the flow log for ${list(targets.map(({ resourceId }) => resourceId))}, but does not list it yet.`,
      next: 'Run again in a minute: a flow log that exists by then is not created twice.',
      retryable: true,
    },
  ]
}

function contradictory(place: string, targets: readonly Target[]): readonly ProblemWords[] {
  if (targets.length === 0) return []
  return [
    {
      kind: 'unexpected',
      message: `In ${place}, AWS lists ${list(targets.map(({ resourceId }) => resourceId))}, but says that it does not exist when a flow log is created on it.`,
      next: 'Run again in a minute. If the problem remains, send the report to the ActiveEye representative.',
      retryable: true,
    },
  ]
}
