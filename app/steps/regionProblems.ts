import type { SeenVpc } from '../checklist/checklist.ts'
import { isUncovered } from '../checklist/coverage.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import type { Verdict } from './createFlowLogs.ts'
import { placeOf, type StepContext } from './step.ts'

/** Why a Region is not done: the states of its VPCs and AWS's answers for them. One problem for each reason. */
export function regionProblems(
  context: StepContext,
  region: string,
  vpcs: readonly SeenVpc[],
  verdicts: ReadonlyMap<string, Verdict>,
): readonly ProblemWords[] {
  const place = placeOf(context.account, region)
  const uncovered = vpcs.filter(isUncovered)
  const withVerdict = (kind: Verdict['kind']) =>
    uncovered.filter(({ vpcId }) => verdicts.get(vpcId)?.kind === kind)
  return [
    ...otherTraffic(
      place,
      vpcs.filter((vpc) => vpc.state === 'otherTraffic'),
    ),
    ...failing(
      place,
      vpcs.filter((vpc) => vpc.state === 'failing'),
    ),
    ...conflicting(place, withVerdict('alreadyThere')),
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

/** A flow log can't be changed, and one that we did not make is not ours to delete. */
function otherTraffic(place: string, vpcs: readonly SeenVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  const flowLogs = list(vpcs.map((vpc) => `${vpc.flowLogId ?? 'a flow log'} on ${vpc.vpcId}`))
  return [
    {
      kind: 'flowLogConflict',
      message: `In ${place}, ${flowLogs} goes to ActiveEye but records only part of the traffic. It was not made by this onboarding and a flow log can't be changed, so it was left alone.`,
      next: 'Delete it in the VPC console (Your VPCs > Flow logs), then run again: one for all traffic is created instead.',
      retryable: false,
    },
  ]
}

function failing(place: string, vpcs: readonly SeenVpc[]): readonly ProblemWords[] {
  const [first] = vpcs
  if (first === undefined) return []
  const flowLogs = list(vpcs.map((vpc) => `${vpc.flowLogId ?? 'a flow log'} on ${vpc.vpcId}`))
  return [
    {
      kind: 'bucketNotReady',
      message: `In ${place}, AWS can't deliver to ActiveEye's bucket: ${flowLogs}.`,
      next: 'Send the report to your ActiveEye representative: it asks to allow this account. Check again afterwards.',
      retryable: true,
      waitsFor: 'activeeye',
      aws: { code: first.delivery ?? 'FAILED', message: first.deliveryError ?? 'AWS gives no reason.' },
    },
  ]
}

function conflicting(place: string, vpcs: readonly SeenVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  return [
    {
      kind: 'flowLogConflict',
      message: `In ${place}, AWS says that ${list(vpcs.map((vpc) => vpc.vpcId))} has such a flow log already, but lists none that goes to ActiveEye and records all traffic.`,
      next: 'Look at the flow logs of this VPC in the VPC console and delete the one to ActiveEye, if there is one, then run again.',
      retryable: true,
    },
  ]
}

function invisible(place: string, vpcs: readonly SeenVpc[]): readonly ProblemWords[] {
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

function contradictory(place: string, vpcs: readonly SeenVpc[]): readonly ProblemWords[] {
  if (vpcs.length === 0) return []
  return [
    {
      kind: 'unexpected',
      message: `In ${place}, AWS lists ${list(vpcs.map((vpc) => vpc.vpcId))}, but says that it does not exist when a flow log is created on it.`,
      next: 'Run again in a minute. If the problem remains, send the report to your ActiveEye representative.',
      retryable: true,
    },
  ]
}
