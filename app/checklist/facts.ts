import type { StepName } from '../onboarding/stepName.ts'
import type { Problem } from '../problems/problem.ts'
import type { JournalEvent } from './events.ts'
import { type KnownWrite, withAnswer, withIntent } from './knownWrite.ts'

/**
 * What the events of the journal mean together. The newest event about a thing counts, so reading events twice or
 * in another order changes nothing.
 */

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>
/** Those that are about no single account. */
type WholeEvent = 'activityStarted' | 'activityEnded' | 'answerImported' | 'organizationSeen'
type AccountEvent = Exclude<JournalEvent, EventOf<WholeEvent>>
type ByKey<E> = Readonly<Record<string, E>>

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
  /** By Region and VPC, subnet or network interface; the stack by its Region. */
  readonly gone: ByKey<KnownGone>
}

export interface Facts {
  readonly lastSeq: number
  readonly started?: EventOf<'activityStarted'>
  readonly ended?: EventOf<'activityEnded'>
  /** The newest answer of ActiveEye. */
  readonly answer?: EventOf<'answerImported'>
  /** The last look at the organization that found other accounts than the one before. */
  readonly organization?: EventOf<'organizationSeen'>
  readonly accounts: ReadonlyMap<string, AccountFacts>
}

export const NO_ACCOUNT_FACTS: AccountFacts = noAccountFacts()

function noAccountFacts(): AccountFacts {
  return {
    steps: {},
    regionStates: {},
    vpcs: {},
    consents: {},
    writes: {},
    said: {},
    tagged: {},
    gone: {},
  }
}

export const NO_FACTS: Facts = { lastSeq: 0, accounts: new Map() }

/** Reduces many events at once; an open journal goes on with {@link reduceAccount} and {@link reduceActivity}. */
export function factsOf(events: Iterable<JournalEvent>): Facts {
  const accounts = new Map<string, AccountFacts>()
  let activity: Omit<Facts, 'accounts'> = NO_FACTS
  let lastSeq = 0
  for (const event of events) {
    lastSeq = Math.max(lastSeq, event.seq)
    if (!isAccountEvent(event)) {
      activity = reduceActivity(activity, event)
      continue
    }
    const known = accounts.get(event.accountId) ?? noAccountFacts()
    // Nobody holds them yet, so they may change.
    accounts.set(event.accountId, Object.assign(known, changeBy(known, event, putIn)))
  }
  return { ...activity, lastSeq, accounts }
}

export function isAccountEvent(event: JournalEvent): event is AccountEvent {
  switch (event.type) {
    case 'activityStarted':
    case 'activityEnded':
    case 'answerImported':
    case 'organizationSeen':
      return false
    default:
      return true
  }
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
    case 'organizationSeen':
      return { ...known, lastSeq, organization: newer(known.organization, event) }
    default:
      return { ...known, lastSeq }
  }
}

export function reduceAccount(facts: AccountFacts | undefined, event: AccountEvent): AccountFacts {
  const known = facts ?? noAccountFacts()
  return { ...known, ...changeBy(known, event, putAnew) }
}

type Put = <E>(known: ByKey<E>, key: string, value: E) => ByKey<E>

/** Facts that somebody may hold never change. */
function putAnew<E>(known: ByKey<E>, key: string, value: E): ByKey<E> {
  return { ...known, [key]: value }
}

/** While many events are reduced nobody holds the facts, and a copy for each would take hours. */
function putIn<E>(known: Record<string, E>, key: string, value: E): ByKey<E> {
  // An assignment would take that key for something else.
  if (key === '__proto__')
    return Object.defineProperty(known, key, { value, configurable: true, enumerable: true, writable: true })
  known[key] = value
  return known
}

function changeBy(known: AccountFacts, event: AccountEvent, put: Put): Partial<AccountFacts> {
  const lastSeen = newer(known.lastSeen, event)
  const isNewest = lastSeen === event
  return {
    lastSeen: isNewest ? { seq: event.seq, at: event.at } : lastSeen,
    ...aboutThing(known, event, put),
  }
}

function aboutThing(known: AccountFacts, event: AccountEvent, put: Put): Partial<AccountFacts> {
  const keep = <E extends { readonly seq: number }>(all: ByKey<E>, key: string, one: E) =>
    put(all, key, newer(all[key], one))
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
      return { said: put(known.said, event.said.about, newerAnswer(known.said[event.said.about], event)) }
    case 'tagLookStarted':
      return { tagLook: newer(known.tagLook, event) }
    case 'taggedSeen':
      return { tagged: keep(known.tagged, event.region, event) }
    case 'goneSeen': {
      const key = goneKey(event)
      const gone = known.gone[key]
      return { gone: put(known.gone, key, { ...gone, seen: newer(gone?.seen, event) }) }
    }
    case 'goneSettled': {
      const key = goneKey(event)
      const gone = known.gone[key]
      return { gone: put(known.gone, key, { ...gone, settled: newer(gone?.settled, event) }) }
    }
    case 'writeIntended':
      return { writes: put(known.writes, event.token, withIntent(known.writes[event.token], event)) }
    case 'writeAnswered':
      return { writes: put(known.writes, event.token, withAnswer(known.writes[event.token], event)) }
  }
}

function goneKey({ region, thing }: Pick<EventOf<'goneSeen'>, 'region' | 'thing'>): string {
  return thing.kind === 'stack' ? `${region} stack` : `${region} ${thing.resourceId ?? thing.vpcId}`
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
