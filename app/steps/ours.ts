import type { Engine } from '../activeeye/engines.ts'
import type { FlowLog, Stack } from '../aws/awsAccount.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { isDeletedByUs } from '../checklist/gone.ts'
import { idsMadeBy, type KnownWrite, type WriteAnswer } from '../checklist/knownWrite.ts'
import { askedFor, type TemplateId } from '../checklist/write.ts'
import { intendedWrites } from './writes.ts'

/**
 * What this onboarding made: the journal says that we made it and the tag confirms that, both. What carries the tag
 * alone may be another computer's, or a copy.
 */

/** A flow log with this onboarding's tag. */
export interface TaggedFlowLog {
  readonly region: string
  /** The VPC, subnet or network interface that it is attached to. */
  readonly resourceId: string
  readonly flowLogId: string
}

/** What the journal knows of without a look, in one Region. */
export interface KnownFromJournal {
  readonly region: string
  /** AWS answered with these, and no answer says that they were deleted. */
  readonly flowLogIds: readonly string[]
  /** Flow logs were asked for on these, and the answer never reached the journal. */
  readonly resourceIds: readonly string[]
  readonly stackIds: readonly string[]
}

/** The flow logs with our tag that the last look found in this Region, whoever made them. */
export function taggedFlowLogs(facts: AccountFacts, region: string): readonly TaggedFlowLog[] {
  return (facts.tagged[region]?.flowLogs ?? []).map((flowLog) => ({ region, ...flowLog }))
}

/** Of these, what this onboarding made. */
export function ourFlowLogs(facts: AccountFacts, region: string): readonly TaggedFlowLog[] {
  const writes = flowLogCreations(facts, region)
  return taggedFlowLogs(facts, region).filter(({ resourceId, flowLogId }) =>
    writes.some(
      ({ write, answer }) => askedFor(write).includes(resourceId) && mayHaveMade(answer, flowLogId),
    ),
  )
}

/** Whether this onboarding made the stack that carries our tag. */
export function isOurStack(facts: AccountFacts, region: string, stackId: string): boolean {
  return writesWithAnswers(facts, region, 'createStack').some(({ answer }) => mayHaveMade(answer, stackId))
}

/**
 * The text that was acknowledged here for a stack of ours; `undefined` when none is known: of earlier versions, where only
 * AWS's summary was read, where another computer made the stack, and where it may have been made from one of several texts.
 */
export function acknowledgedTemplate(
  facts: AccountFacts,
  region: string,
  stackId: string,
): TemplateId | undefined {
  const writes = writesWithAnswers(facts, region, 'createStack').filter(
    ({ answer, isImported }) => !isImported && mayHaveMade(answer, stackId),
  )
  const named = writes.filter(({ answer }) => idsOf(answer).includes(stackId))
  const templates = (named.length > 0 ? named : writes.slice(-1)).map(({ write }) => write.template)
  const [template] = templates
  const isOne = new Set(templates.map((each) => each?.sha256)).size === 1
  return isOne && template?.sha256 !== undefined ? template : undefined
}

/** The Regions in which the journal says that something was made. */
export function regionsOfWrites(facts: AccountFacts): readonly string[] {
  return [...new Set(Object.values(facts.writes).flatMap(({ intended }) => intended?.region ?? []))].sort()
}

/** The Regions in which the journal says that a stack was made. */
export function regionsOfStacks(facts: AccountFacts): readonly string[] {
  return regionsOfWrites(facts).filter((region) => intendedWrites(facts, region, 'createStack').length > 0)
}

/** For places that can't be looked at: what may be there. `undefined`: the journal knows of nothing. */
export function knownFromJournal(facts: AccountFacts, region: string): KnownFromJournal | undefined {
  const deleted = new Set([
    ...writesWithAnswers(facts, region, 'deleteFlowLogs').flatMap(({ answer }) => idsOf(answer)),
    ...writesWithAnswers(facts, region, 'deleteStack').flatMap(({ answer }) => idsOf(answer)),
  ])
  const flowLogs = flowLogCreations(facts, region)
  const made = (ids: readonly string[]) => [...new Set(ids)].filter((id) => !deleted.has(id))
  const flowLogIds = made(flowLogs.flatMap(({ answer }) => idsOf(answer)))
  const unanswered = flowLogs.filter(({ answer }) => answer === undefined)
  const resourceIds = [...new Set(unanswered.flatMap(({ write }) => askedFor(write)))]
  const stackIds = made(
    writesWithAnswers(facts, region, 'createStack').flatMap(({ answer }) => idsOf(answer)),
  )
  const isNothing = flowLogIds.length + resourceIds.length + stackIds.length === 0
  return isNothing ? undefined : { region, flowLogIds, resourceIds, stackIds }
}

/**
 * Where an interrupted undo deleted something and never got to look: the checklist still has it, and the look for the
 * tag does not find it.
 */
export function deletedUnseen(facts: AccountFacts): {
  readonly regions: readonly string[]
  readonly stack: boolean
} {
  const regions = Object.values(facts.vpcs).flatMap(({ region, vpcs }) => {
    const standing = new Set(taggedFlowLogs(facts, region).map(({ flowLogId }) => flowLogId))
    const isMissed = (id: string) => !standing.has(id) && isDeletedByUs(facts, id)
    const ids = vpcs.flatMap(({ flowLogId, parts = [] }) => [
      flowLogId,
      ...parts.map((part) => part.flowLogId),
    ])
    return ids.some((id) => id !== undefined && isMissed(id)) ? [region] : []
  })
  const stack = facts.stack?.stack
  return {
    regions,
    stack:
      stack !== undefined &&
      facts.tagged[stack.region]?.stackId !== stack.stackId &&
      isDeletedByUs(facts, stack.stackId),
  }
}

/** What a look found of ours in a Region. */
export interface TaggedInRegion {
  readonly flowLogs: readonly Pick<FlowLog, 'flowLogId' | 'resourceId'>[]
  readonly stackId?: Stack['stackId'] | undefined
  /** Flow logs with the tag of an engine. */
  readonly byEngines?: readonly FlowLogOfEngine[] | undefined
}

interface FlowLogOfEngine extends Pick<FlowLog, 'flowLogId'> {
  readonly engine: Engine
}

/** The flow logs with the tag of an engine that the last look found in this Region. */
export function flowLogsOfEngines(facts: AccountFacts, region: string): readonly FlowLogOfEngine[] {
  return facts.tagged[region]?.byEngines ?? []
}

/**
 * The journal says that something was made since then, and the look does not show it: AWS lists what is new with a
 * delay, and a request whose answer was lost may still have arrived.
 * @param since ISO time.
 */
export function isStillHidden(
  facts: AccountFacts,
  region: string,
  { flowLogs, stackId }: TaggedInRegion,
  since: string,
): boolean {
  const listed = new Set(flowLogs.flatMap(({ flowLogId, resourceId }) => [flowLogId, resourceId]))
  const askedToDelete = new Set([
    ...writesWithAnswers(facts, region, 'deleteFlowLogs').flatMap(({ write }) => write.flowLogIds),
    ...writesWithAnswers(facts, region, 'deleteStack').map(({ write }) => write.stackId),
  ])
  const hidden = (ids: readonly string[]) => ids.some((id) => !listed.has(id) && !askedToDelete.has(id))
  const recent = ({ at }: { readonly at: string }) => at >= since
  return (
    writesWithAnswers(facts, region, 'createFlowLogs')
      .filter(recent)
      .some(({ write, answer }) => hidden(answer === undefined ? askedFor(write) : idsOf(answer))) ||
    (stackId === undefined &&
      writesWithAnswers(facts, region, 'createStack')
        .filter(recent)
        .some(({ answer }) => answer === undefined || hidden(idsOf(answer))))
  )
}

type Kind = NonNullable<AccountFacts['writes'][string]['intended']>['write']['kind']

function writesWithAnswers<K extends Kind>(facts: AccountFacts, region: string, kind: K) {
  return intendedWrites(facts, region, kind).map(({ token, write, isImported }) => ({
    write,
    isImported,
    at: facts.writes[token]?.intended?.at ?? '',
    answer: answerOf(facts.writes[token]),
  }))
}

/** A repeated dry run has the token of the one before, whose answer says nothing about it. */
function answerOf(write: KnownWrite | undefined): WriteAnswer | undefined {
  const { intended, answered } = write ?? {}
  if (write === undefined || answered === undefined || answered.seq <= (intended?.seq ?? 0)) return undefined
  return answered.answer.kind === 'done'
    ? { ...answered.answer, ids: [...idsMadeBy(write)] }
    : answered.answer
}

/** An endpoint that does not honour DryRun may not name what it made either. */
function named(answer: WriteAnswer | undefined): WriteAnswer | undefined {
  return answer?.kind === 'done' && answer.ids.length === 0 ? undefined : answer
}

/** An endpoint may carry out a dry run, in spite of DryRun. */
function flowLogCreations(facts: AccountFacts, region: string) {
  const dryRuns = writesWithAnswers(facts, region, 'dryRun').flatMap(({ write: { of }, ...rest }) =>
    of.kind === 'createFlowLogs' ? [{ write: of, ...rest, answer: named(rest.answer) }] : [],
  )
  return [...writesWithAnswers(facts, region, 'createFlowLogs'), ...dryRuns]
}

function idsOf(answer: WriteAnswer | undefined): readonly string[] {
  return answer?.kind === 'done' ? answer.ids : []
}

/** Without an answer it may have been done. A refusal because there is one already does not deny that it is ours. */
function mayHaveMade(answer: WriteAnswer | undefined, id: string): boolean {
  switch (answer?.kind) {
    case undefined:
    case 'settledByLooking':
      return true
    case 'done':
      return answer.ids.includes(id)
    case 'refused':
      return /AlreadyExists|IdempotentParameterMismatch/.test(answer.code)
  }
}
