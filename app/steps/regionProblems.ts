import { bucketInShort } from '../activeeye/foreignWords.ts'
import { DELIVERY_FAILED } from '../checklist/checklist.ts'
import { isUncovered } from '../checklist/coverage.ts'
import { awaitsDecision, type DecidedVpc } from '../checklist/vpcDecisions.ts'
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
  const uncovered = vpcs.filter(isUncovered)
  const withVerdict = (kind: Verdict['kind']) =>
    uncovered.filter(({ vpcId }) => verdicts.get(vpcId)?.kind === kind)
  return [
    ...toBeDecided(place, bucket, vpcs.filter(awaitsDecision)),
    ...failing(
      context,
      place,
      vpcs.filter((vpc) => vpc.state === 'failing'),
    ),
    ...conflicting(place, bucket, withVerdict('alreadyThere')),
    ...invisible(place, withVerdict('accepted')),
    ...contradictory(place, withVerdict('gone')),
    ...firstOfEachKind(uncovered.flatMap(({ vpcId }) => problemOfVerdict(verdicts.get(vpcId)))),
  ]
}

function problemOfVerdict(verdict: Verdict | undefined): readonly ProblemWords[] {
  return verdict?.kind === 'refusedByBucket' || verdict?.kind === 'problem' ? [verdict.problem] : []
}

/** VPCs that are refused for the same reason make one problem. */
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
      message: `In ${place}, ${plural(vpcs.length, 'VPC')} ${vpcs.length === 1 ? 'has' : 'have'} flow logs to ${bucket} that are not as prescribed, and not made by this onboarding: ${flowLogs}. They are left alone and not counted as covered. Another flow log beside them would deliver the same traffic twice, which AWS charges twice.`,
      next: 'Decide for each of these VPCs, on the page Plan or with the command decide: leave it as it is, add ours beside it, or leave the VPC out. Then run again. Or ask whoever made the flow log to delete it: the next run then creates the prescribed one.',
      retryable: false,
      waitsFor: 'customer',
    },
  ]
}

function failing(
  { onboarding }: StepContext,
  place: string,
  vpcs: readonly DecidedVpc[],
): readonly ProblemWords[] {
  const [first] = vpcs
  if (first === undefined) return []
  const flowLogs = list(vpcs.map((vpc) => `${vpc.flowLogId ?? 'a flow log'} on ${vpc.vpcId}`))
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

function conflicting(place: string, bucket: string, vpcs: readonly DecidedVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  return [
    {
      kind: 'flowLogConflict',
      message: `In ${place}, AWS says that ${list(vpcs.map((vpc) => vpc.vpcId))} has such a flow log already, but lists none that goes to ${bucket} and records all traffic.`,
      next: 'Look at the flow logs of this VPC in the VPC console and delete the one to this bucket, if there is one, then run again.',
      retryable: true,
    },
  ]
}

function invisible(place: string, vpcs: readonly DecidedVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  return [
    {
      kind: 'unexpected',
      message: `In ${place}, AWS accepted the flow log for ${list(vpcs.map((vpc) => vpc.vpcId))}, but does not list it yet.`,
      next: 'Run again in a minute: a flow log that exists by then is not created twice.',
      retryable: true,
    },
  ]
}

function contradictory(place: string, vpcs: readonly DecidedVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  return [
    {
      kind: 'unexpected',
      message: `In ${place}, AWS lists ${list(vpcs.map((vpc) => vpc.vpcId))}, but says that it does not exist when a flow log is created on it.`,
      next: 'Run again in a minute. If the problem remains, send the report to the ActiveEye representative.',
      retryable: true,
    },
  ]
}
