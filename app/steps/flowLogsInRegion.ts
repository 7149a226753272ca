import type { FlowLog, FlowLogsApi, Vpc } from '../aws/awsAccount.ts'
import { resourceTypeOf } from '../aws/resourceType.ts'
import { isCovered, isUncovered, leftAloneReason } from '../checklist/coverage.ts'
import { choicesIn, type Target, targetsOf } from '../checklist/targets.ts'
import { type DecidedVpc, withDecisions } from '../checklist/vpcDecisions.ts'
import { askedFor } from '../checklist/write.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import { allLooked } from './allLooked.ts'
import type { BucketGate, BucketTurn, ProbeAnswer } from './bucketGate.ts'
import { refusedResult } from './bucketOwner.ts'
import { classifyVpcs } from './classifyVpcs.ts'
import { createFlowLogs, sendCreateFlowLogs, type Verdict } from './createFlowLogs.ts'
import { recordGoneVpcs } from './recordGone.ts'
import { regionProblems } from './regionProblems.ts'
import { placeOf, resultOf, type StepContext, type StepResult, TODO } from './step.ts'
import { type KnownParts, lookUpParts, NO_PARTS } from './vpcParts.ts'
import { openWrites, recordSettled } from './writes.ts'

/** How often to look for a new flow log before it counts as missing: EC2 is eventually consistent. */
const LOOKS = 8
/** How often to retry targets of which AWS says that they have a flow log or do not exist, while a look shows otherwise. */
const ROUNDS = 3

/** The work in a Region: the VPCs as AWS listed them and their last known states. */
interface RegionWork {
  readonly context: StepContext
  readonly region: string
  readonly api: FlowLogsApi
  readonly listed: readonly Vpc[]
  readonly parts: KnownParts
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
  const isOpen = vpcs.some(isUncovered) || uncoveredIn(vpcs).length > 0
  return outcome.state === 'done' && isOpen ? TODO : outcome
}

/** The VPCs, subnets and network interfaces that need a flow log. */
function uncoveredIn(vpcs: readonly DecidedVpc[]): readonly Target[] {
  return vpcs.flatMap(targetsOf).filter(isUncovered)
}

/** Looks, creates the flow logs that are missing, looks again. */
export async function ensureRegion(
  context: StepContext,
  region: string,
  gate: BucketGate,
): Promise<StepResult> {
  const work = await finishOpenWrites(await seeRegion(context, region))
  if (work.vpcs.flatMap(targetsOf).some(isCovered)) gate.accepts()
  const uncovered = uncoveredIn(work.vpcs).length
  return uncovered === 0 ? outcomeOfLook(work) : cover(work, await gate.turn(uncovered))
}

async function cover(work: RegionWork, turn: BucketTurn): Promise<StepResult> {
  const { context, region, api } = work
  if (turn.kind === 'closed') {
    const outcome = outcomeOfLook(work)
    return outcome.state === 'todo' ? refusedResult(context.onboarding) : outcome
  }
  const verdicts = new Map<string, Verdict>()
  let wanted = uncoveredIn(work.vpcs).map(({ resourceId }) => resourceId)
  if (turn.kind === 'probe') {
    const refused = await probe(work, turn.answer, wanted.slice(0, 1), verdicts)
    if (refused) return outcomeOfLook(work, verdicts)
    wanted = wanted.slice(1)
  }
  let seen = work
  // The verdicts since the last look.
  let news = new Map(verdicts)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [resourceId, verdict] of await createFlowLogs(context, region, api, wanted)) {
      news.set(resourceId, verdict)
      verdicts.set(resourceId, verdict)
    }
    const kinds = new Set([...news.values()].map((verdict) => verdict.kind))
    if (kinds.has('gone')) seen = { ...seen, listed: await api.describeVpcs(context.signal), parts: NO_PARTS }
    if (kinds.has('accepted') || kinds.has('alreadyThere') || kinds.has('gone'))
      seen = await lookUntilVisible(seen, news)
    const asked = news.size
    news = new Map()
    wanted = uncoveredIn(seen.vpcs)
      .map(({ resourceId }) => resourceId)
      .filter((id) => mayAskAgain(verdicts.get(id)))
    // Nothing was covered in this round, so another round would get the same answers.
    if (wanted.length === 0 || (wanted.length === asked && !kinds.has('gone'))) break
  }
  return outcomeOfLook(seen, verdicts)
}

/** Tries one target for the whole account, and answers the gate in every case, so that no Region waits forever. */
async function probe(
  { context, region, api }: RegionWork,
  tellGate: (answer: ProbeAnswer) => void,
  first: readonly string[],
  verdicts: Map<string, Verdict>,
): Promise<boolean> {
  let answer: ProbeAnswer = 'unknown'
  try {
    for (const [resourceId, verdict] of await createFlowLogs(context, region, api, first)) {
      verdicts.set(resourceId, verdict)
      if (verdict.kind === 'refusedByBucket') answer = 'refused'
      if (verdict.kind === 'accepted' || verdict.kind === 'alreadyThere') answer = 'accepted'
    }
  } finally {
    tellGate(answer)
  }
  return answer === 'refused'
}

/** A target without a verdict is new since the first look. */
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
    const targets = new Map(work.vpcs.flatMap(targetsOf).map((target) => [target.resourceId, target]))
    const wanted = askedFor(open.write).map((id) => targets.get(id) ?? id)
    const isMissing =
      wanted.some((one) => typeof one !== 'string' && isUncovered(one)) &&
      !wanted.some((one) => (typeof one === 'string' ? isUnwanted(work, one) : mustStay(one)))
    if (isMissing && !open.isImported) {
      await context.checkpoint()
      for (const [resourceId, verdict] of await sendCreateFlowLogs(context, api, open))
        verdicts.set(resourceId, verdict)
    } else {
      await recordSettled(context, region, open.token)
    }
  }
  return verdicts.size === 0 ? work : lookUntilVisible(work, verdicts)
}

/** A flow log of ours would double another one, or nobody wants it any more: the request must not be sent again. */
function mustStay(target: Target): boolean {
  const reason = leftAloneReason(target)
  return reason !== undefined && reason !== 'covered' && reason !== 'failing'
}

/** It is there and no target: meanwhile a person chose parts in the place of a VPC, or the VPC in the place of parts. */
function isUnwanted({ listed }: RegionWork, id: string): boolean {
  return resourceTypeOf(id) !== 'VPC' || listed.some(({ vpcId }) => vpcId === id)
}

/** Looks at the VPCs and the flow logs, and records the state of each VPC. */
export async function seeRegion(context: StepContext, region: string): Promise<RegionWork> {
  const api = context.aws.flowLogsIn(region)
  const [listed, flowLogs] = await allLooked(
    [api.describeVpcs(context.signal), api.describeFlowLogs(context.signal)],
    placeOf(context.account, region),
  )
  return classified({ context, region, api, listed, parts: NO_PARTS, vpcs: [], flowLogs }, flowLogs)
}

/**
 * Looks until every accepted target has its flow log, with a growing delay. When AWS says that a flow log exists, it
 * may mean only one target of the call, so then one with a flow log is enough.
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
      seen.vpcs
        .flatMap(targetsOf)
        .filter(({ resourceId }) => verdicts.get(resourceId)?.kind === kind)
        .map(isUncovered)
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
  const choices = choicesIn(context.account, region)
  const wanted = { flowLogs, destination, choices: ofListed(choices, listed) }
  const parts = await lookUpParts(api, work.parts, wanted, context.signal)
  const vpcs = classifyVpcs(listed, flowLogs, {
    accountId: context.account.accountId,
    onboardingId: context.onboarding.id,
    destination,
    parts,
    choices,
  })
  await recordGoneVpcs(context, region, vpcs)
  await context.record({ type: 'vpcsSeen', region, destination, vpcs })
  return { ...work, parts, vpcs: withDecisions(context.account, region, vpcs), flowLogs }
}

/** AWS is not asked about parts of a VPC that no longer exists. */
function ofListed<T>(choices: ReadonlyMap<string, T>, listed: readonly Vpc[]): ReadonlyMap<string, T> {
  const there = new Set(listed.map(({ vpcId }) => vpcId))
  return new Map([...choices].filter(([vpcId]) => there.has(vpcId)))
}
