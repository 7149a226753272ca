import type { StepName } from '../onboarding/stepName.ts'
import type { Problem } from '../problems/problem.ts'
import type { JournalEvent } from './events.ts'

/**
 * What the events of the journal mean together. The newest event about a thing counts, so reading events twice or
 * in another order changes nothing.
 */

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>
type AccountEvent = Exclude<JournalEvent, EventOf<'activityStarted' | 'activityEnded' | 'answerImported'>>
type ByKey<E> = Readonly<Record<string, E>>

/** A call that changes something: intended, and perhaps answered. */
export interface KnownWrite {
  readonly intended?: EventOf<'writeIntended'>
  readonly answered?: EventOf<'writeAnswered'>
}

export type WriteAnswer = EventOf<'writeAnswered'>['answer']

/** Something that was there and is gone, and what became of it. */
export interface KnownGone {
  readonly seen?: EventOf<'goneSeen'>
  readonly settled?: EventOf<'goneSettled'>
}

export interface AccountFacts {
  readonly lastSeen?: { readonly seq: number; readonly at: string }
  readonly signedIn?: EventOf<'signedIn'>
  readonly steps: Readonly<Partial<Record<StepName, EventOf<'stepChanged'>>>>
  readonly template?: EventOf<'templateSeen'>
  readonly stack?: EventOf<'stackSeen'>
  readonly regions?: EventOf<'regionsSeen'>
  readonly regionStates: ByKey<EventOf<'regionChanged'>>
  readonly vpcs: ByKey<EventOf<'vpcsSeen'>>
  /** By the template's hash. */
  readonly consents: ByKey<EventOf<'consentGiven'>>
  /** By token. */
  readonly writes: ByKey<KnownWrite>
  readonly connector?: EventOf<'connectorEntered'>
  readonly arrival?: EventOf<'arrivalConfirmed'>
  /** By what ActiveEye said something about. */
  readonly said: ByKey<EventOf<'activeeyeSaid'>>
  readonly tagLook?: EventOf<'tagLookStarted'>
  /** By Region. */
  readonly tagged: ByKey<EventOf<'taggedSeen'>>
  /** By Region and VPC; the stack by its Region. */
  readonly gone: ByKey<KnownGone>
}

export interface Facts {
  readonly lastSeq: number
  readonly started?: EventOf<'activityStarted'>
  readonly ended?: EventOf<'activityEnded'>
  /** The newest answer of ActiveEye. */
  readonly answer?: EventOf<'answerImported'>
  readonly accounts: ReadonlyMap<string, AccountFacts>
}

export const NO_ACCOUNT_FACTS: AccountFacts = {
  steps: {},
  regionStates: {},
  vpcs: {},
  consents: {},
  writes: {},
  said: {},
  tagged: {},
  gone: {},
}

export const NO_FACTS: Facts = { lastSeq: 0, accounts: new Map() }

/** Reduces a few events; an open journal uses {@link reduceAccount} and {@link reduceActivity} for each event. */
export function factsOf(events: Iterable<JournalEvent>): Facts {
  const accounts = new Map<string, AccountFacts>()
  let activity: Omit<Facts, 'accounts'> = NO_FACTS
  for (const event of events) {
    activity = reduceActivity(activity, event)
    if (isAccountEvent(event))
      accounts.set(event.accountId, reduceAccount(accounts.get(event.accountId), event))
  }
  return { ...activity, accounts }
}

export function isAccountEvent(event: JournalEvent): event is AccountEvent {
  return event.type !== 'activityStarted' && event.type !== 'activityEnded' && event.type !== 'answerImported'
}

export function reduceActivity(known: Omit<Facts, 'accounts'>, event: JournalEvent): Omit<Facts, 'accounts'> {
  const lastSeq = Math.max(known.lastSeq, event.seq)
  switch (event.type) {
    case 'activityStarted':
      return { ...known, lastSeq, started: newer(known.started, event) }
    case 'activityEnded':
      return { ...known, lastSeq, ended: newer(known.ended, event) }
    case 'answerImported':
      return { ...known, lastSeq, answer: newerAnswer(known.answer, event) }
    default:
      return { ...known, lastSeq }
  }
}

export function reduceAccount(facts: AccountFacts | undefined, event: AccountEvent): AccountFacts {
  const known = facts ?? NO_ACCOUNT_FACTS
  const lastSeen = newer(known.lastSeen, { seq: event.seq, at: event.at })
  return { ...known, lastSeen, ...changeBy(known, event) }
}

function changeBy(known: AccountFacts, event: AccountEvent): Partial<AccountFacts> {
  switch (event.type) {
    case 'signedIn':
      return { signedIn: newer(known.signedIn, event) }
    case 'stepChanged':
      return { steps: { ...known.steps, [event.step]: newer(known.steps[event.step], event) } }
    case 'templateSeen':
      return { template: newer(known.template, event) }
    case 'stackSeen':
      return { stack: newer(known.stack, event) }
    case 'regionsSeen':
      return { regions: newer(known.regions, event) }
    case 'regionChanged':
      return { regionStates: keep(known.regionStates, event.region, event) }
    case 'vpcsSeen':
      return { vpcs: keep(known.vpcs, event.region, event) }
    case 'consentGiven':
      return { consents: keep(known.consents, event.templateHash, event) }
    case 'connectorEntered':
      return { connector: newer(known.connector, event) }
    case 'arrivalConfirmed':
      return { arrival: newer(known.arrival, event) }
    case 'activeeyeSaid':
      return {
        said: { ...known.said, [event.said.about]: newerAnswer(known.said[event.said.about], event) },
      }
    case 'tagLookStarted':
      return { tagLook: newer(known.tagLook, event) }
    case 'taggedSeen':
      return { tagged: keep(known.tagged, event.region, event) }
    case 'goneSeen': {
      const key = goneKey(event)
      const gone = known.gone[key]
      return { gone: { ...known.gone, [key]: { ...gone, seen: newer(gone?.seen, event) } } }
    }
    case 'goneSettled': {
      const key = goneKey(event)
      const gone = known.gone[key]
      return { gone: { ...known.gone, [key]: { ...gone, settled: newer(gone?.settled, event) } } }
    }
    case 'writeIntended': {
      const write = known.writes[event.token]
      return {
        writes: { ...known.writes, [event.token]: { ...write, intended: newer(write?.intended, event) } },
      }
    }
    case 'writeAnswered': {
      const write = known.writes[event.token]
      return {
        writes: { ...known.writes, [event.token]: { ...write, answered: telling(write?.answered, event) } },
      }
    }
  }
}

function goneKey({ region, thing }: Pick<EventOf<'goneSeen'>, 'region' | 'thing'>): string {
  return thing.kind === 'stack' ? `${region} stack` : `${region} ${thing.vpcId}`
}

function keep<E extends { readonly seq: number }>(known: ByKey<E>, key: string, event: E): ByKey<E> {
  return { ...known, [key]: newer(known[key], event) }
}

/**
 * Of two answers to one token the newer, but an answer that names what was made is never replaced by one that does not.
 * Two computers that handed the onboarding over to each other may both have sent the same request.
 */
function telling(known: EventOf<'writeAnswered'> | undefined, event: EventOf<'writeAnswered'>) {
  if (known === undefined || namesIds(known) === namesIds(event)) return newer(known, event)
  return namesIds(known) ? known : event
}

function namesIds({ answer }: EventOf<'writeAnswered'>): boolean {
  return answer.kind === 'done' && answer.ids.length > 0
}

function newer<E extends { readonly seq: number }>(known: E | undefined, event: E): E {
  return known !== undefined && known.seq >= event.seq ? known : event
}

/** By the time of the answer, not of its import: an older answer that is imported later replaces nothing. */
function newerAnswer<E extends { readonly seq: number; readonly answeredAt: string }>(
  known: E | undefined,
  event: E,
): E {
  if (known === undefined || known.answeredAt === event.answeredAt) return newer(known, event)
  return known.answeredAt > event.answeredAt ? known : event
}

/** The problems of an event with its time. A refusal that a later look only repeats has the time of the refusal. */
export function problemsOf(
  event: { readonly at: string; readonly problems: readonly Problem[] } | undefined,
): Problem[] {
  if (event === undefined) return []
  return event.problems.map((problem) => ({ at: event.at, ...problem }))
}
