import type { FlowLog, FlowLogsApi, Vpc } from '../aws/awsAccount.ts'
import { isCovered, isUncovered, leftAloneReason } from '../checklist/coverage.ts'
import { type DecidedVpc, withDecisions } from '../checklist/vpcDecisions.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import { allLooked } from './allLooked.ts'
import type { BucketGate, BucketTurn, ProbeAnswer } from './bucketGate.ts'
import { refusedResult } from './bucketOwner.ts'
import { classifyVpcs } from './classifyVpcs.ts'
import { createFlowLogs, sendCreateFlowLogs, type Verdict } from './createFlowLogs.ts'
import { recordGoneVpcs } from './recordGone.ts'
import { regionProblems } from './regionProblems.ts'
import { placeOf, resultOf, type StepContext, type StepResult, TODO } from './step.ts'
import { vpcsOfParts } from './vpcParts.ts'
import { openWrites, recordSettled } from './writes.ts'

/** How often to look for a new flow log before it counts as missing: EC2 is eventually consistent. */
const LOOKS = 8
/** How often to retry VPCs of which AWS says that they have a flow log or do not exist, while a look shows otherwise. */
const ROUNDS = 3

/** The work in a Region: the VPCs as AWS listed them and their last known states. */
interface RegionWork {
  readonly context: StepContext
  readonly region: string
  readonly api: FlowLogsApi
  readonly listed: readonly Vpc[]
  /** By the ID of a subnet or network interface: its VPC. */
  readonly vpcOfPart: ReadonlyMap<string, string>
  readonly vpcs: readonly DecidedVpc[]
  /** All flow logs of the Region, as AWS listed them. */
  readonly flowLogs: readonly FlowLog[]
}

/** Looks only. */
export async function lookAtRegion(context: StepContext, region: string): Promise<StepResult> {
  return outcomeOfLook(await seeRegion(context, region))
}

/** The Region is not done while a VPC is uncovered, even if no problem explains it. */
function outcomeOfLook(
  { context, region, vpcs }: RegionWork,
  verdicts: ReadonlyMap<string, Verdict> = new Map(),
): StepResult {
  const outcome = resultOf(regionProblems(context, region, vpcs, verdicts))
  return outcome.state === 'done' && vpcs.some(isUncovered) ? TODO : outcome
}

/** Looks, creates the flow logs that are missing, looks again. */
export async function ensureRegion(
  context: StepContext,
  region: string,
  gate: BucketGate,
): Promise<StepResult> {
  const work = await finishOpenWrites(await seeRegion(context, region))
  if (work.vpcs.some(isCovered)) gate.accepts()
  const uncovered = work.vpcs.filter(isUncovered).length
  return uncovered === 0 ? outcomeOfLook(work) : cover(work, await gate.turn(uncovered))
}

async function cover(work: RegionWork, turn: BucketTurn): Promise<StepResult> {
  const { context, region, api } = work
  if (turn.kind === 'closed') {
    const outcome = outcomeOfLook(work)
    return outcome.state === 'todo' ? refusedResult(context.onboarding) : outcome
  }
  const verdicts = new Map<string, Verdict>()
  let wanted = work.vpcs.filter(isUncovered).map((vpc) => vpc.vpcId)
  if (turn.kind === 'probe') {
    const refused = await probe(work, turn.answer, wanted.slice(0, 1), verdicts)
    if (refused) return outcomeOfLook(work, verdicts)
    wanted = wanted.slice(1)
  }
  let seen = work
  // The verdicts since the last look.
  let news = new Map(verdicts)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [vpcId, verdict] of await createFlowLogs(context, region, api, wanted)) {
      news.set(vpcId, verdict)
      verdicts.set(vpcId, verdict)
    }
    const kinds = new Set([...news.values()].map((verdict) => verdict.kind))
    if (kinds.has('gone')) seen = { ...seen, listed: await api.describeVpcs(context.signal) }
    if (kinds.has('accepted') || kinds.has('alreadyThere') || kinds.has('gone'))
      seen = await lookUntilVisible(seen, news)
    const asked = news.size
    news = new Map()
    wanted = seen.vpcs
      .filter((vpc) => isUncovered(vpc) && mayAskAgain(verdicts.get(vpc.vpcId)))
      .map((vpc) => vpc.vpcId)
    // No VPC was covered in this round, so another round would get the same answers.
    if (wanted.length === 0 || (wanted.length === asked && !kinds.has('gone'))) break
  }
  return outcomeOfLook(seen, verdicts)
}

/** Tries one VPC for the whole account, and answers the gate in every case, so that no Region waits forever. */
async function probe(
  { context, region, api }: RegionWork,
  tellGate: (answer: ProbeAnswer) => void,
  vpcIds: readonly string[],
  verdicts: Map<string, Verdict>,
): Promise<boolean> {
  let answer: ProbeAnswer = 'unknown'
  try {
    for (const [vpcId, verdict] of await createFlowLogs(context, region, api, vpcIds)) {
      verdicts.set(vpcId, verdict)
      if (verdict.kind === 'refusedByBucket') answer = 'refused'
      if (verdict.kind === 'accepted' || verdict.kind === 'alreadyThere') answer = 'accepted'
    }
  } finally {
    tellGate(answer)
  }
  return answer === 'refused'
}

/** A VPC without a verdict is new since the first look. */
function mayAskAgain(verdict: Verdict | undefined): boolean {
  return verdict === undefined || verdict.kind === 'alreadyThere' || verdict.kind === 'gone'
}

/**
 * Settles writes that a crash left open: done already, or sent again with the same token, which AWS carries out once. One
 * that was imported is settled by the look: what is still missing is then asked for as the file says.
 */
async function finishOpenWrites(work: RegionWork): Promise<RegionWork> {
  const { context, region, api } = work
  const verdicts = new Map<string, Verdict>()
  for (const open of openWrites(context.facts(), region, 'createFlowLogs')) {
    const uncovered = new Set(work.vpcs.filter(isUncovered).map((vpc) => vpc.vpcId))
    const leftAlone = new Set(work.vpcs.filter(mustStay).map((vpc) => vpc.vpcId))
    const { vpcIds } = open.write
    const isMissing =
      vpcIds.some((vpcId) => uncovered.has(vpcId)) && !vpcIds.some((vpcId) => leftAlone.has(vpcId))
    if (isMissing && !open.isImported) {
      await context.checkpoint()
      for (const [vpcId, verdict] of await sendCreateFlowLogs(context, api, open))
        verdicts.set(vpcId, verdict)
    } else {
      await recordSettled(context, region, open.token)
    }
  }
  return verdicts.size === 0 ? work : lookUntilVisible(work, verdicts)
}

/** A flow log of ours would double another one, or nobody wants it any more: the request must not be sent again. */
function mustStay(vpc: DecidedVpc): boolean {
  const reason = leftAloneReason(vpc)
  return reason !== undefined && reason !== 'covered' && reason !== 'failing'
}

/** Looks at the VPCs and the flow logs, and records the state of each VPC. */
export async function seeRegion(context: StepContext, region: string): Promise<RegionWork> {
  const api = context.aws.flowLogsIn(region)
  const [listed, flowLogs] = await allLooked(
    [api.describeVpcs(context.signal), api.describeFlowLogs(context.signal)],
    placeOf(context.account, region),
  )
  return classified({ context, region, api, listed, vpcOfPart: new Map(), vpcs: [], flowLogs }, flowLogs)
}

/**
 * Looks until every accepted VPC has its flow log, with a growing delay. When AWS says that a flow log exists, it may
 * mean only one VPC of the call, so then one VPC with a flow log is enough.
 */
async function lookUntilVisible(
  work: RegionWork,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<RegionWork> {
  const { context, api } = work
  let seen = work
  let wait = context.pace.visibility
  for (let looks = 1; ; looks += 1) {
    seen = await classified(seen, await api.describeFlowLogs(context.signal))
    const uncovered = (kind: Verdict['kind']) =>
      seen.vpcs.filter((vpc) => verdicts.get(vpc.vpcId)?.kind === kind).map(isUncovered)
    const alreadyThere = uncovered('alreadyThere')
    const invisible =
      uncovered('accepted').includes(true) || (alreadyThere.length > 0 && !alreadyThere.includes(false))
    if (!invisible || looks === LOOKS) return seen
    await context.clock.sleep(wait, context.signal)
    wait *= 2
  }
}

async function classified(work: RegionWork, flowLogs: readonly FlowLog[]): Promise<RegionWork> {
  const { context, region, api, listed } = work
  const destination = flowLogDestinationOf(context.onboarding)
  const vpcOfPart = await vpcsOfParts(api, flowLogs, work.vpcOfPart, destination, context.signal)
  const vpcs = classifyVpcs(listed, flowLogs, {
    accountId: context.account.accountId,
    onboardingId: context.onboarding.id,
    destination,
    vpcOfPart,
  })
  await recordGoneVpcs(context, region, vpcs)
  await context.record({ type: 'vpcsSeen', region, destination, vpcs })
  return { ...work, vpcOfPart, vpcs: withDecisions(context.account, region, vpcs), flowLogs }
}
