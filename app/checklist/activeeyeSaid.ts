import type { Problem } from '../problems/problem.ts'
import type { AccountStatus, RegionStatus, StepStatus } from './checklist.ts'
import type { AccountFacts } from './facts.ts'
import type { Said, SeenConnector } from './said.ts'

/** What ActiveEye says in answer files, as the checklist tells it, and what it changes: whose turn it is. */

/** Where something that ActiveEye said comes from. */
interface Import {
  readonly reportAt: string
  readonly importedAt: string
  /** Who imported it. */
  readonly user: string
  readonly seq: number
}

type SaidFact<A extends Said['about']> = Extract<Said, { about: A }>

/** The newest that ActiveEye said about this. */
export function saidAbout<A extends Said['about']>(
  { said }: Pick<AccountFacts, 'said'>,
  about: A,
): (SaidFact<A> & Import) | undefined {
  const event = said[about]
  if (event === undefined || !isAbout(event.said, about)) return undefined
  const { reportAt, user, seq, at } = event
  return { ...event.said, reportAt, user, seq, importedAt: at }
}

function isAbout<A extends Said['about']>(said: Said, about: A): said is SaidFact<A> {
  return said.about === about
}

/** For the checklist: what ActiveEye says of the account, but for the arrival, which has a place of its own. */
export function projectSaid(facts: Pick<AccountFacts, 'said'>): AccountStatus['activeeyeSays'] {
  const [allowed, connector, remark] = [
    saidAbout(facts, 'allowed'),
    saidAbout(facts, 'connector'),
    saidAbout(facts, 'remark'),
  ]
  if (allowed === undefined && connector === undefined && remark === undefined) return undefined
  return {
    ...(allowed && { allowed: { at: allowed.at, by: allowed.by } }),
    ...(connector && { connector: withoutPlace(connector) }),
    ...(remark && { remark: { at: remark.at, by: remark.by, text: remark.text } }),
  }
}

function withoutPlace({
  state,
  displayName,
  accountId,
  externalId,
  priority,
  at,
  by,
}: SaidFact<'connector'>): SeenConnector {
  return { state, displayName, accountId, externalId, priority, at, by }
}

interface Waiting {
  readonly problems: readonly Problem[]
  readonly regions: RegionStatus[]
  readonly flowLogs: StepStatus
  readonly delivery: StepStatus
}

/**
 * Once ActiveEye says that it allows the account, its refusals are the customer's to try again. They stay until a run
 * has tried. A refusal is answered when the report that the answer is about had it, and when it was known as the answer was
 * imported, whatever the answer says; these times are of the customer's clock. As long as one is not, ActiveEye is waited
 * for.
 */
export function withAnswer<W extends Waiting>(waiting: W, facts: Pick<AccountFacts, 'said'>): W {
  const allowed = saidAbout(facts, 'allowed')
  if (allowed === undefined) return waiting
  const refusals = waiting.problems.filter(isRefusal)
  const { reportAt, importedAt } = allowed
  const isAnswered = refusals.every(({ at }) => at !== undefined && at <= reportAt && at <= importedAt)
  if (refusals.length === 0 || !isAnswered) return waiting
  const next = `ActiveEye says that it allows this account on its bucket (${allowed.by}, ${allowed.at.slice(0, 10)}). Run again for this account.`
  const open = (status: StepStatus): StepStatus => (isForActiveEye(status) ? { state: 'todo' } : status)
  return {
    ...waiting,
    problems: waiting.problems.map((problem) =>
      isRefusal(problem) ? { ...problem, next, waitsFor: 'customer' } : problem,
    ),
    regions: waiting.regions.map((region) => {
      const { for: _, ...rest } = region
      return isForActiveEye(region) ? { ...rest, state: 'todo' } : region
    }),
    flowLogs: open(waiting.flowLogs),
    delivery: open(waiting.delivery),
  }
}

function isRefusal({ kind, waitsFor }: Problem): boolean {
  return kind === 'bucketNotReady' && waitsFor === 'activeeye'
}

function isForActiveEye({ state, for: who }: Pick<RegionStatus, 'state' | 'for'>): boolean {
  return state === 'waiting' && who === 'activeeye'
}

/** A refusal of the bucket that ActiveEye answered: it is tried again, and asked for no more. */
export function isAnsweredRefusal({ kind, waitsFor }: Pick<Problem, 'kind' | 'waitsFor'>): boolean {
  return kind === 'bucketNotReady' && waitsFor === 'customer'
}

/** The accounts to run again because ActiveEye says that it allows them now: exactly these. */
export function accountsToRunAgain<A extends Pick<AccountStatus, 'problems'>>(
  accounts: readonly A[],
): readonly A[] {
  return accounts.filter(({ problems }) => problems.some(isAnsweredRefusal))
}
