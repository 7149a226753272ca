import { z } from 'zod'
import { MOST_TICKS, placeOf } from '../../app/checklist/eventPlace.ts'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import { asImported, eventsToHandOver } from '../../app/checklist/mergeJournals.ts'
import { accountIdSchema } from '../../app/input/accountId.ts'
import { jsonTooMuch } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { regionNameSchema } from '../../app/input/regionName.ts'
import { faultText, pathText } from '../../app/onboarding/fault.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { validateOnboarding } from '../../app/onboarding/validateOnboarding.ts'
import { numberText } from '../../app/text/numberText.ts'
import { plural } from '../../app/text/plural.ts'
import { CLOCKS_DIFFER, laterBy } from '../../app/text/timestamp.ts'
import { checkLine, checksummedLine, withoutChecksum } from './checksummedLine.ts'
import { unknownTo } from './laterEvent.ts'

/**
 * The file that hands an onboarding over to another computer: lines with checksums as in a journal. The first holds the
 * onboarding and says how many events follow, so that a file that was cut off is noticed. Nobody signs it: whoever made
 * it can have written anything into it.
 */

const isoTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))

const headerSchema = z.strictObject({
  handover: z.literal(1),
  appVersion: z.string().max(100),
  /** When it was made. */
  at: isoTime,
  /** Who made it: the person's name on that computer. */
  by: z.string().max(200),
  /** The scenario of the practice cloud that the events happened in; left out for AWS accounts. */
  practice: z.string().max(100).optional(),
  /** How many events follow. */
  events: z.number().int().nonnegative(),
  onboarding: z.unknown(),
})

export interface Handover
  extends Pick<z.infer<typeof headerSchema>, 'appVersion' | 'at' | 'by' | 'practice'> {
  readonly onboarding: Onboarding
  readonly events: readonly JournalEvent[]
}

export function handoverText({ events, onboarding, ...header }: Handover): string {
  const going = eventsToHandOver(events)
  const first = { handover: 1, ...header, events: going.length, onboarding }
  return [first, ...going].map((line) => checksummedLine(JSON.stringify(line))).join('')
}

/** Whether a text says of itself that it is such a file, right or not. */
export function looksLikeHandover(text: string): boolean {
  return /^\{"crc":"[0-9a-f]{8}","handover":/.test(text)
}

export type ReadHandover =
  | { readonly ok: true; readonly handover: Handover }
  /** What is wrong, in whole sentences, and what to do. */
  | { readonly ok: false; readonly errors: readonly string[] }

/** @param now ISO time */
export function readHandover(text: string, now: string): ReadHandover {
  const [first, ...rest] = text.split('\n')
  const header = headerSchema.safeParse(first === undefined ? undefined : objectIn(first))
  if (!header.success) return refused(headerFault(first))
  const { handover: _, events: announced, onboarding: value, ...made } = header.data
  const validated = validateOnboarding(value, { mostFaults: LIMITS.errors })
  if (!validated.ok) {
    const errors = validated.faults.map(
      (fault) => `The onboarding in it, ${pathText(fault.path)}: ${faultText(fault)}`,
    )
    return { ok: false, errors }
  }
  if (rest.length !== announced + 1 || rest.at(-1) !== '') {
    return refused(
      `It is not whole: it should have ${plural(announced, 'event')}, and has ${plural(Math.max(0, rest.length - 1), 'line')} after the first. Copy the file again.`,
    )
  }
  const events: JournalEvent[] = []
  const writes = new Map<string, Set<string>>()
  for (const [index, line] of rest.slice(0, -1).entries()) {
    const event = eventOf(line, now)
    if (typeof event === 'string') return refused(`Line ${index + 2} ${event}`)
    // Whoever made it may have added one; a consent counts on the computer where it was given.
    if (event.type !== 'consentGiven') events.push(event)
    if (event.type !== 'writeIntended' && event.type !== 'writeAnswered') continue
    const ofAccount = writes.get(event.accountId) ?? new Set()
    writes.set(event.accountId, ofAccount.add(writeKey(event)))
    if (ofAccount.size > LIMITS.writesOfAccount) {
      return refused(
        `It holds more than ${numberText(LIMITS.writesOfAccount)} different writes and answers of the account ${event.accountId}, which no onboarding has. Have the file made again.`,
      )
    }
  }
  return { ok: true, handover: { ...made, onboarding: validated.onboarding, events: asImported(events) } }
}

/** The same for repeated ones, of which only the newest counts. */
function writeKey(event: Extract<JournalEvent, { type: 'writeIntended' | 'writeAnswered' }>): string {
  const ids = event.type === 'writeAnswered' && event.answer.kind === 'done' ? event.answer.ids : []
  return `${event.type} ${event.token} ${ids.join(' ')}`
}

/** The event, or what is wrong with the line: the end of a sentence. */
function eventOf(line: string, now: string): JournalEvent | string {
  const value = objectIn(line)
  if (value === undefined) return 'is not as it was written. Copy the file again, or have it made again.'
  const event = journalEventSchema.safeParse(value)
  if (!event.success) {
    const unknown = unknownTo(value, event.error)
    return unknown === undefined
      ? 'holds no event of a journal. Have the file made again.'
      : `was written by a newer version of the app: it has ${unknown}. Install that version.`
  }
  const { at, tick, notBefore = at } = event.data
  const isPlaced = tick !== undefined && tick <= MOST_TICKS && at <= notBefore
  if (!isPlaced || !isOfAccount(event.data) || !hasRightValues(event.data))
    return 'holds an event with a time, an account or a Region that is none. Have the file made again.'
  if (!isSaidBefore(event.data)) {
    return 'holds an answer of ActiveEye, or a report that it answers, of a time after its import. Have the file made again.'
  }
  // A later event would make every event that is recorded here from now on as late.
  const { time } = placeOf(event.data)
  if (time > laterBy(CLOCKS_DIFFER, now)) {
    return `holds an event of ${time}, and on this computer it is ${now}: one of the two clocks is wrong. Set the clock, then import the file again; if the other computer’s was wrong, the events have that time for good.`
  }
  return event.data
}

/** What is said after its import would count before everything that is said later, and as said of it. */
function isSaidBefore(event: JournalEvent): boolean {
  if (event.type !== 'activeeyeSaid' && event.type !== 'answerImported') return true
  const said = event.type === 'activeeyeSaid' ? [event.said.at] : []
  const latest = laterBy(CLOCKS_DIFFER, event.at)
  return [event.answeredAt, event.reportAt, ...said].every((time) => time <= latest)
}

/** The account of the event itself: what a person or ActiveEye's portal called it may be wrong. */
function isOfAccount(event: JournalEvent): boolean {
  return !('accountId' in event) || accountIdSchema.safeParse(event.accountId).success
}

/** What is used for more than to be shown, by the name of its member: times are computed with, the others address AWS. */
const RIGHT: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['at', isoTime],
  ['notBefore', isoTime],
  ['due', isoTime],
  ['firstSeen', isoTime],
  ['joinedAt', isoTime],
  ['answeredAt', isoTime],
  ['reportAt', isoTime],
  ['region', regionNameSchema('')],
  ['regions', z.array(regionNameSchema(''))],
])

function hasRightValues(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(
    ([name, inner]) => (RIGHT.get(name)?.safeParse(inner).success ?? true) && hasRightValues(inner),
  )
}

function objectIn(line: string): unknown {
  const bytes = Buffer.from(line)
  if (checkLine(bytes) !== 'right' || jsonTooMuch(line) !== undefined) return undefined
  try {
    return withoutChecksum(bytes)
  } catch {
    return undefined
  }
}

function headerFault(first: string | undefined): string {
  const value = first === undefined ? undefined : objectIn(first)
  const format =
    typeof value === 'object' && value !== null && 'handover' in value ? value.handover : undefined
  return typeof format === 'number' && format > 1
    ? `It was written by a newer version of the app, in format ${format}. Install that version.`
    : 'Its first line is not as it was written. Copy the file again, or have it made again.'
}

function refused(error: string): ReadHandover {
  return { ok: false, errors: [error] }
}
