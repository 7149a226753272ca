import { ENGINE_NAMES } from '../activeeye/engines.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import { capitalized } from '../text/capitalized.ts'
import type { AcceptedGone, StackStatus } from './checklist.ts'
import { isCovered, isUncovered } from './coverage.ts'
import type { JournalEvent, VerifiedThing } from './events.ts'
import type { AccountFacts } from './facts.ts'
import { idsMadeBy, type KnownWrite } from './knownWrite.ts'
import { isStanding } from './standingStack.ts'
import { type Target, targetsOf } from './targets.ts'
import { vpcsOf } from './vpcDecisions.ts'
import type { SeenVpc } from './vpcStatus.ts'

/**
 * What was there and is gone: an open item until it is back or a person has accepted it, and not only in the check
 * that found it.
 */

type Gone = Pick<Extract<JournalEvent, { type: 'goneSeen' }>, 'region' | 'thing' | 'at'>

/** The flow logs that a look verified before and that this look at the Region did not find, and those that are back. */
export function vpcChanges(
  facts: AccountFacts,
  region: string,
  vpcs: readonly SeenVpc[],
): { readonly gone: readonly VerifiedThing[]; readonly back: readonly VerifiedThing[] } {
  const before = new Map((facts.vpcs[region]?.vpcs ?? []).flatMap(seenIn).map((one) => [one.resourceId, one]))
  const now = vpcs.flatMap(seenIn)
  const gone = now.filter(isUncovered).flatMap(({ resourceId, vpcId }): VerifiedThing[] => {
    const past = before.get(resourceId)
    if (past?.flowLogId === undefined || !wentToActiveEye(past)) return []
    if (isDeletedByUs(facts, past.flowLogId)) return []
    const { flowLogId, madeBy } = past
    return [
      {
        kind: 'flowLog',
        vpcId,
        flowLogId,
        ...(resourceId !== vpcId && { resourceId }),
        ...(madeBy && { madeBy }),
      },
    ]
  })
  const covered = new Set(now.filter(isCovered).map(({ resourceId }) => resourceId))
  const back = unsettled(facts).flatMap(({ region: where, thing }) =>
    where === region && thing.kind === 'flowLog' && covered.has(resourceOf(thing)) ? [thing] : [],
  )
  return { gone, back }
}

/** The VPC as a whole, and each target in it, as a look saw them, whatever the file says now. */
function seenIn({
  targets = [],
  ...vpc
}: SeenVpc): readonly (Pick<Target, 'resourceId' | 'vpcId' | 'state' | 'flowLogId'> &
  Pick<SeenVpc, 'madeBy'>)[] {
  const { vpcId } = vpc
  return [{ ...vpc, resourceId: vpcId }, ...targets.map((target) => ({ ...target, vpcId }))]
}

/** What the flow log was attached to. */
function resourceOf({ resourceId, vpcId }: Extract<VerifiedThing, { kind: 'flowLog' }>): string {
  return resourceId ?? vpcId
}

/** The same for the stack. A stack that is being deleted counts as gone: nobody could stop that any more. */
export function stackChanges(
  facts: AccountFacts,
  region: string,
  stack: StackStatus | undefined,
): { readonly gone: readonly VerifiedThing[]; readonly back: readonly VerifiedThing[] } {
  const past = facts.stack?.stack
  const isGone =
    past !== undefined &&
    past.region === region &&
    isStanding(past.status) &&
    (stack === undefined || stack.status.startsWith('DELETE_')) &&
    !isDeletedByUs(facts, past.stackId)
  const isBack = stack !== undefined && isStanding(stack.status)
  return {
    gone: isGone ? [{ kind: 'stack', stackId: past.stackId }] : [],
    back: unsettled(facts).flatMap(({ region: where, thing }) =>
      isBack && where === region && thing.kind === 'stack' ? [thing] : [],
    ),
  }
}

/**
 * What is gone and still matters. A VPC that no longer exists, or that a person left out, has nothing to cover, so its
 * flow log is not missed.
 */
export function openGone(account: Account, facts: AccountFacts): readonly Gone[] {
  return unsettled(facts).filter((gone) => isMissing(account, facts, gone))
}

/** Nothing is in its place, where something is wanted. */
function isMissing(account: Account, facts: AccountFacts, { region, thing }: Gone): boolean {
  if (thing.kind === 'stack') {
    const stack = facts.stack?.stack
    return stack === undefined || !isStanding(stack.status)
  }
  if (!facts.regions?.regions.includes(region)) return false
  const target = vpcsOf(account, facts, region)
    .flatMap(targetsOf)
    .find(({ resourceId }) => resourceId === resourceOf(thing))
  return target !== undefined && isUncovered(target)
}

/** The open problems for what is gone, with the time at which a look found that. */
export function goneProblems(account: Account, facts: AccountFacts): readonly Problem[] {
  return openGone(account, facts).map((gone) => ({
    kind: 'gone',
    step: gone.thing.kind === 'stack' ? 'stack' : 'flowLogs',
    region: gone.region,
    resource: goneResource(gone),
    at: gone.at,
    message: goneMessage(account, gone),
    next: goneNext(gone),
    retryable: true,
  }))
}

const NEXT =
  'If nobody meant to delete it, run again: the run makes it again and changes nothing else. If it was meant, accept it (in the terminal: accept-gone). A later run still makes it again, unless the VPC is left out (decide) or the stack is skipped (--skip-stack).'

function goneNext({ thing }: Gone): string {
  const engine = thing.kind === 'flowLog' ? thing.madeBy : undefined
  return engine === undefined
    ? NEXT
    : `${NEXT} ${capitalized(ENGINE_NAMES[engine])} had made it and makes it again, too: let one of the two do it.`
}

/** What a person accepted as gone, and when; it is told while nothing is in its place. */
export function acceptedGone(account: Account, facts: AccountFacts): readonly AcceptedGone[] {
  return Object.values(facts.gone).flatMap(({ seen, settled }) => {
    if (seen === undefined || settled?.how !== 'accepted' || settled.seq < seen.seq) return []
    if (!isMissing(account, facts, seen)) return []
    const { region, by, at } = settled
    return [{ region, resource: goneResource(seen), at, ...(by !== undefined && { by }) }]
  })
}

/** AWS's ID of what a person decides about. */
export function goneResource({ thing }: Pick<Gone, 'thing'>): string {
  return thing.kind === 'stack' ? thing.stackId : resourceOf(thing)
}

function goneMessage({ name, accountId }: Account, { region, thing }: Gone): string {
  const place = `account ${name} (${accountId}), ${region}`
  return thing.kind === 'stack'
    ? `The stack ${thing.stackId} in ${place} was complete and is no longer there. This onboarding did not delete it.`
    : `${resourceOf(thing)} in ${place} had the flow log ${thing.flowLogId}, which is no longer there. This onboarding did not delete it.`
}

/** `covered` and `failing`: all traffic went to ActiveEye, or was meant to. */
function wentToActiveEye({ state }: Pick<Target, 'state'>): boolean {
  return state === 'covered' || state === 'failing'
}

function unsettled(facts: AccountFacts): readonly Gone[] {
  return Object.values(facts.gone).flatMap(({ seen, settled }) =>
    seen !== undefined && (settled === undefined || settled.seq < seen.seq) ? [seen] : [],
  )
}

/**
 * The journal says that we asked AWS to delete it, and AWS has not refused, unless for it being gone already. Of an
 * imported request that is not enough: only that AWS answered that it was done.
 */
export function isDeletedByUs(facts: AccountFacts, id: string): boolean {
  return Object.values(facts.writes).some((write) => isDeletionOf(write, id))
}

/** The same, and no look was recorded since: `seq` is that of the last one. */
export function isDeletedSince(facts: AccountFacts, id: string, seq: number): boolean {
  return Object.values(facts.writes).some(
    (write) => (write.intended?.seq ?? 0) > seq && isDeletionOf(write, id),
  )
}

function isDeletionOf(known: KnownWrite, id: string): boolean {
  const { intended, answered } = known
  const write = intended?.write
  const isAsked =
    (write?.kind === 'deleteFlowLogs' && write.flowLogIds.includes(id)) ||
    (write?.kind === 'deleteStack' && write.stackId === id)
  if (!isAsked || (intended?.imported && answered?.answer.kind !== 'done')) return false
  switch (answered?.answer.kind) {
    case undefined:
    case 'settledByLooking':
      return true
    case 'done':
      return idsMadeBy(known).includes(id)
    case 'refused':
      return answered.answer.code === 'InvalidFlowLogId.NotFound'
  }
}
