import { engineOfTags } from '../activeeye/engines.ts'
import { STACK_NAME } from '../activeeye/prescribed.ts'
import { allFinished } from '../async/allFinished.ts'
import type { FlowLog } from '../aws/awsAccount.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { laterBy } from '../text/timestamp.ts'
import { isStillHidden, regionsOfStacks, regionsOfWrites, type TaggedInRegion } from './ours.ts'
import { placeOf, problemOfError, type StepContext } from './step.ts'
import { hasOurTag } from './writes.ts'

/** How often to look for what the journal says was just made: AWS is eventually consistent. The wait doubles. */
const LOOKS = 8

/**
 * Looks in every enabled Region for what carries this onboarding's tag, so that an undo can show it before it removes
 * anything. It changes nothing and says nothing about the steps: a place that could not be looked at is recorded as
 * such, with the reason.
 */
export async function lookForTagged(context: StepContext): Promise<void> {
  await context.checkpoint()
  const known = knownRegions(context)
  const found = await attempt(context, undefined, async () => {
    const regions = await context.aws.describeRegions(context.signal)
    return regions.filter(({ enabled }) => enabled).map(({ name }) => name)
  })
  const regions = [...new Set([...(found.value ?? []), ...known])].sort()
  await context.record({ type: 'tagLookStarted', regions, ...(found.problem && { problem: found.problem }) })
  await allFinished(regions.map((region) => lookInRegion(context, region)))
}

/** Records that no Region of the account could be looked at. */
export function recordNoLook(context: StepContext, problem: ProblemWords | undefined): Promise<void> {
  return context.record({ type: 'tagLookStarted', regions: [], ...(problem && { problem }) })
}

/** Records what a look at a Region found of ours; what the look did not concern stays as it was. */
export function recordTagged(
  context: StepContext,
  region: string,
  { flowLogs, ...stack }: { readonly flowLogs?: readonly FlowLog[]; readonly stackId?: string | undefined },
): Promise<void> {
  const known = context.facts().tagged[region]
  const stackId = 'stackId' in stack ? stack.stackId : known?.stackId
  return context.record({
    type: 'taggedSeen',
    region,
    flowLogs: flowLogs === undefined ? (known?.flowLogs ?? []) : tagged(context, flowLogs),
    ...ofEngines(flowLogs === undefined ? known?.byEngines : byEngines(flowLogs)),
    ...(stackId !== undefined && { stackId }),
    ...(known?.problem && { problem: known.problem }),
  })
}

/** Where to look even if AWS does not list the Region: something of ours is known to be there. */
function knownRegions(context: StepContext): readonly string[] {
  const facts = context.facts()
  const withOurs = Object.values(facts.tagged).filter(
    ({ flowLogs, stackId }) => flowLogs.length > 0 || stackId !== undefined,
  )
  return [context.account.stackRegion, ...regionsOfWrites(facts), ...withOurs.map(({ region }) => region)]
}

async function lookInRegion(context: StepContext, region: string): Promise<void> {
  const first = context.pace.visibility
  const since = laterBy(-first * 2 ** (LOOKS - 1), context.clock.now())
  let wait = first
  for (let looks = 1; ; looks += 1) {
    const { problem, ...seen } = await seeTagged(context, region)
    const isHidden = problem === undefined && isStillHidden(context.facts(), region, seen, since)
    if (!isHidden || looks === LOOKS) {
      const { flowLogs, stackId, byEngines } = seen
      await context.record({
        type: 'taggedSeen',
        region,
        flowLogs: [...flowLogs],
        ...ofEngines(byEngines),
        ...(stackId !== undefined && { stackId }),
        ...(problem && { problem }),
      })
      return
    }
    await context.clock.sleep(wait, context.signal)
    wait *= 2
  }
}

async function seeTagged(
  context: StepContext,
  region: string,
): Promise<TaggedInRegion & { readonly problem?: ProblemWords | undefined }> {
  const { aws, account, signal, onboarding } = context
  const hasStack = region === account.stackRegion || regionsOfStacks(context.facts()).includes(region)
  const [flowLogs, stack] = await Promise.all([
    attempt(context, region, () => aws.flowLogsIn(region).describeFlowLogs(signal)),
    attempt(context, region, async () =>
      hasStack ? aws.stacksIn(region).describeStack(STACK_NAME, signal) : undefined,
    ),
  ])
  const found = stack.value
  return {
    flowLogs: tagged(context, flowLogs.value ?? []),
    byEngines: byEngines(flowLogs.value ?? []),
    stackId: found !== undefined && hasOurTag(onboarding.id, found.tags) ? found.stackId : undefined,
    problem: flowLogs.problem ?? stack.problem,
  }
}

function tagged({ onboarding }: StepContext, flowLogs: readonly FlowLog[]) {
  return flowLogs
    .filter(({ tags }) => hasOurTag(onboarding.id, tags))
    .map(({ resourceId, flowLogId }) => ({ resourceId, flowLogId }))
}

/** What an engine made, for this onboarding or for another one. */
function byEngines(flowLogs: readonly FlowLog[]) {
  return flowLogs.flatMap(({ tags, flowLogId }) => {
    const engine = engineOfTags(tags)
    return engine === undefined ? [] : [{ engine, flowLogId }]
  })
}

function ofEngines(found: TaggedInRegion['byEngines']) {
  return found === undefined || found.length === 0 ? {} : { byEngines: [...found] }
}

async function attempt<T>(
  context: StepContext,
  region: string | undefined,
  look: () => Promise<T>,
): Promise<{ readonly value?: T; readonly problem?: ProblemWords }> {
  try {
    return { value: await look() }
  } catch (error) {
    context.signal.throwIfAborted()
    return { problem: problemOfError(error, placeOf(context.account, region)) }
  }
}
