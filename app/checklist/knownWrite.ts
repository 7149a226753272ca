import type { JournalEvent } from './events.ts'

/**
 * A call that changes something, as the journal knows it. What was recorded here counts before what was imported: nobody
 * vouches for an imported event, so it replaces nothing of this computer's own.
 */

type Intended = Extract<JournalEvent, { type: 'writeIntended' }>
type Answered = Extract<JournalEvent, { type: 'writeAnswered' }>

export interface KnownWrite {
  readonly intended?: Intended
  /** The answer that counts. */
  readonly answered?: Answered
  /** Other answers that name what was made, by what they name: all of it was made. */
  readonly alsoAnswered?: Readonly<Record<string, Answered>>
}

export type WriteAnswer = Answered['answer']

export function withIntent(known: KnownWrite | undefined, event: Intended): KnownWrite {
  return { ...known, intended: firstOf(known?.intended, event) }
}

/**
 * Two computers that handed the onboarding over to each other may both have sent the same request, so an answer that
 * names what was made is never replaced: not by one that names nothing, and not by one that names something else.
 */
export function withAnswer(known: KnownWrite | undefined, event: Answered): KnownWrite {
  if (known?.answered === undefined) return { ...known, answered: event }
  const { alsoAnswered, answered: before, ...rest } = known
  const naming = new Map(Object.entries(alsoAnswered ?? {}))
  for (const each of [before, event]) {
    const key = namedBy(each).join(' ')
    if (key !== '') naming.set(key, firstOf(naming.get(key), each))
  }
  const [first, ...others] = naming.values()
  if (first === undefined) return { ...rest, answered: firstOf(before, event) }
  const answered = others.reduce(firstOf, first)
  const also = [...naming].filter(([, each]) => each !== answered)
  return { ...rest, answered, ...(also.length > 0 && { alsoAnswered: Object.fromEntries(also) }) }
}

/** Everything that an answer to this write names. */
export function idsMadeBy({ answered, alsoAnswered = {} }: KnownWrite): readonly string[] {
  return [...new Set([answered, ...Object.values(alsoAnswered)].flatMap(namedBy))]
}

function namedBy(event: Answered | undefined): readonly string[] {
  return event?.answer.kind === 'done' ? event.answer.ids : []
}

/** The one that was recorded here, else the newer. */
function firstOf<E extends Pick<JournalEvent, 'seq' | 'imported'>>(known: E | undefined, event: E): E {
  if (known === undefined) return event
  if (known.imported !== event.imported) return event.imported ? known : event
  return known.seq >= event.seq ? known : event
}
