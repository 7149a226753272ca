import { z } from 'zod'
import { engineSchema } from '../activeeye/engines.ts'
import type { AccountStatus } from '../checklist/checklist.ts'
import { type AccountFacts, type Facts, NO_ACCOUNT_FACTS } from '../checklist/facts.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import { problemWordsSchema } from '../problems/problem.ts'
import {
  flowLogsOfEngines,
  isOurStack,
  knownFromJournal,
  ourFlowLogs,
  regionsOfWrites,
  taggedFlowLogs,
} from '../steps/ours.ts'

/** What an undo would remove and what it leaves, according to the last look for it. */

/** Flow logs and a stack of one account. An account with two stacks has two entries. */
export const undoableSchema = z.strictObject({
  accountId: z.string(),
  flowLogs: z.array(z.strictObject({ region: z.string(), resourceId: z.string(), flowLogId: z.string() })),
  stackId: z.string().optional(),
})
export type Undoable = z.infer<typeof undoableSchema>

const notSeenSchema = z.strictObject({
  accountId: z.string(),
  /** Left out when the account as a whole could not be looked at. */
  region: z.string().optional(),
  /** Why. Left out when there was no look, or when it was interrupted. */
  problem: problemWordsSchema.optional(),
  /** What the journal knows to be there, or asked for and got no answer. */
  known: z.array(
    z.strictObject({
      region: z.string(),
      flowLogIds: z.array(z.string()),
      resourceIds: z.array(z.string()),
      stackIds: z.array(z.string()),
    }),
  ),
})
export type NotSeen = z.infer<typeof notSeenSchema>

const ofEngineSchema = z.strictObject({
  accountId: z.string(),
  region: z.string(),
  engine: engineSchema,
  flowLogIds: z.array(z.string()),
})
export type LeftToEngine = z.infer<typeof ofEngineSchema>

export const undoPlanSchema = z.strictObject({
  /** The journal says that this onboarding made it, and the tag confirms that. */
  remove: z.array(undoableSchema),
  /** It carries the tag, but the journal does not say that it was made here: it stays. */
  left: z.array(undoableSchema),
  notSeen: z.array(notSeenSchema),
  /** An engine made it, so it stays: the engine would make it again. */
  byEngines: z.array(ofEngineSchema),
})
export type UndoPlan = z.infer<typeof undoPlanSchema>

/** Call after a look for what carries the tag, which is the activity `undoPlan`. */
export function undoPlanOf(onboarding: Onboarding, facts: Facts): UndoPlan {
  const inFile = onboarding.accounts.map(({ accountId }) =>
    planOfAccount(accountId, facts.accounts.get(accountId) ?? NO_ACCOUNT_FACTS),
  )
  const removed = [...facts.accounts].filter(([accountId]) =>
    onboarding.accounts.every((account) => account.accountId !== accountId),
  )
  return {
    remove: inFile.flatMap(({ remove }) => remove),
    left: inFile.flatMap(({ left }) => left),
    notSeen: [
      ...inFile.flatMap(({ notSeen }) => notSeen),
      ...removed.flatMap(([accountId, known]) => outsideTheFile(accountId, known)),
    ],
    byEngines: inFile.flatMap(({ byEngines }) => byEngines),
  }
}

/** Nothing is left of this onboarding, and every place was looked at. What engines made is theirs. */
export function isNothingLeft({ remove, left, notSeen }: UndoPlan): boolean {
  return remove.length + left.length + notSeen.length === 0
}

/** No step that had something to remove has failed, and nothing is left. */
export function isUndone(
  shown: readonly Undoable[],
  after: UndoPlan,
  accounts: readonly Pick<AccountStatus, 'accountId' | 'steps'>[],
): boolean {
  const hasFailed = accounts.some(({ accountId, steps }) =>
    shown.some(
      (one) =>
        one.accountId === accountId &&
        ((one.stackId !== undefined && steps.stack.state === 'failed') ||
          (one.flowLogs.length > 0 && steps.flowLogs.state === 'failed')),
    ),
  )
  return !hasFailed && isNothingLeft(after)
}

/** The plan for these accounts only. */
export function undoPlanFor(plan: UndoPlan, accountIds: readonly string[]): UndoPlan {
  const isMeant = ({ accountId }: { readonly accountId: string }) => accountIds.includes(accountId)
  return {
    remove: plan.remove.filter(isMeant),
    left: plan.left.filter(isMeant),
    notSeen: plan.notSeen.filter(isMeant),
    byEngines: plan.byEngines.filter(isMeant),
  }
}

/** What of `before` is no longer there. What was not seen again since counts as there. */
export function removedBetween(before: UndoPlan, after: UndoPlan): readonly Undoable[] {
  const rest = [...after.remove, ...after.left]
  const standing = new Set(rest.flatMap(({ flowLogs }) => flowLogs.map(({ flowLogId }) => flowLogId)))
  const stacks = new Set(rest.flatMap(({ stackId }) => stackId ?? []))
  return before.remove.flatMap(({ accountId, flowLogs, stackId }) =>
    entries(
      accountId,
      flowLogs.filter(({ flowLogId }) => !standing.has(flowLogId)),
      stackId === undefined || stacks.has(stackId) ? [] : [stackId],
    ),
  )
}

function planOfAccount(accountId: string, facts: AccountFacts): UndoPlan {
  const look = facts.tagLook
  const regions = look?.regions ?? []
  // What was seen before this look began no longer counts: the look may have been interrupted.
  const seen = regions.filter((region) => (facts.tagged[region]?.seq ?? 0) > (look?.seq ?? 0))
  const tagged = seen.flatMap((region) => taggedFlowLogs(facts, region))
  const ours = new Set(seen.flatMap((region) => ourFlowLogs(facts, region)).map(({ flowLogId }) => flowLogId))
  const stacks = seen.flatMap((region) => {
    const stackId = facts.tagged[region]?.stackId
    return stackId === undefined ? [] : [{ stackId, isOurs: isOurStack(facts, region, stackId) }]
  })
  const stackIds = (isOurs: boolean) =>
    stacks.filter((stack) => stack.isOurs === isOurs).map(({ stackId }) => stackId)
  return {
    remove: entries(
      accountId,
      tagged.filter(({ flowLogId }) => ours.has(flowLogId)),
      stackIds(true),
    ),
    left: entries(
      accountId,
      tagged.filter(({ flowLogId }) => !ours.has(flowLogId)),
      stackIds(false),
    ),
    notSeen: [
      ...(look === undefined || look.problem !== undefined
        ? [
            {
              accountId,
              ...(look?.problem && { problem: look.problem }),
              known: knownIn(
                facts,
                regionsOfWrites(facts).filter((region) => !regions.includes(region)),
              ),
            },
          ]
        : []),
      ...regions.flatMap((region) => {
        const problem = facts.tagged[region]?.problem
        if (seen.includes(region) && problem === undefined) return []
        return [{ accountId, region, ...(problem && { problem }), known: knownIn(facts, [region]) }]
      }),
    ],
    byEngines: seen.flatMap((region) => leftToEngines(accountId, facts, region)),
  }
}

function leftToEngines(accountId: string, facts: AccountFacts, region: string): readonly LeftToEngine[] {
  return [...Map.groupBy(flowLogsOfEngines(facts, region), ({ engine }) => engine)].map(([engine, some]) => ({
    accountId,
    region,
    engine,
    flowLogIds: some.map(({ flowLogId }) => flowLogId),
  }))
}

function outsideTheFile(accountId: string, facts: AccountFacts): readonly NotSeen[] {
  const known = knownIn(facts, regionsOfWrites(facts))
  if (known.length === 0) return []
  const problem = {
    kind: 'invalidInput' as const,
    message: `The account ${accountId} is no longer in the onboarding file, so there is no way to sign in to it.`,
    next: 'Put the account back into the file, then undo again.',
    retryable: false,
  }
  return [{ accountId, problem, known }]
}

function knownIn(facts: AccountFacts, regions: readonly string[]): NotSeen['known'] {
  return regions.flatMap((region) => {
    const known = knownFromJournal(facts, region)
    if (known === undefined) return []
    const { flowLogIds, resourceIds, stackIds } = known
    return [{ region, flowLogIds: [...flowLogIds], resourceIds: [...resourceIds], stackIds: [...stackIds] }]
  })
}

function entries(
  accountId: string,
  flowLogs: readonly Undoable['flowLogs'][number][],
  stackIds: readonly string[],
): Undoable[] {
  const [first, ...more] = stackIds
  if (flowLogs.length === 0 && first === undefined) return []
  return [
    { accountId, flowLogs: [...flowLogs], ...(first !== undefined && { stackId: first }) },
    ...more.map((stackId) => ({ accountId, flowLogs: [], stackId })),
  ]
}
