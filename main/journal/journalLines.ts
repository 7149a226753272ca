import { z } from 'zod'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import { fromVersion1 } from '../../app/checklist/journalVersion1.ts'
import { JournalUnusable } from './journalUnusable.ts'

/** The first line of a journal. */
const headerSchema = z.object({
  journal: z.literal(1),
  onboardingId: z.string(),
  createdAt: z.string(),
  appVersion: z.string(),
})
export type JournalHeader = z.infer<typeof headerSchema>

/** What every first line begins with; what is torn off sooner was never a journal of ours when it differs. */
const HEADER_START = '{"journal":'

export interface JournalLines {
  /** Left out when a power cut left not even that. */
  readonly header?: JournalHeader
  readonly events: readonly JournalEvent[]
  /** How many bytes are whole lines; what follows is torn. */
  readonly wholeBytes: number
}

/** Reads the bytes of a journal. Only what an interrupted write leaves at the very end is tolerated. */
export function readJournalLines(bytes: Uint8Array, file: string, onboardingId: string): JournalLines {
  const lines = splitLines(bytes)
  const [first, ...rest] = lines
  if (first === undefined) return { events: [], wholeBytes: 0 }
  if (!first.whole) {
    if (isTornHeader(first.bytes)) return { events: [], wholeBytes: 0 }
    throw notAJournal(file)
  }
  const header = readHeader(first.bytes, file, onboardingId)
  const events: JournalEvent[] = []
  for (const [index, line] of rest.entries()) {
    const parsed = line.whole ? parseLine(line.bytes) : undefined
    if (parsed === undefined) {
      if (index === rest.length - 1) return { header, events, wholeBytes: line.start }
      throw damaged(file, index + 2)
    }
    events.push(readEvent(parsed.value, file, index + 2))
  }
  return { header, events, wholeBytes: bytes.length }
}

interface JournalLine {
  readonly start: number
  readonly bytes: Uint8Array
  /** Ends with a line feed. */
  readonly whole: boolean
}

function splitLines(bytes: Uint8Array): readonly JournalLine[] {
  const lines: JournalLine[] = []
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start)
    const whole = end >= 0
    lines.push({ start, bytes: bytes.subarray(start, whole ? end : undefined), whole })
    if (!whole) break
    start = end + 1
  }
  return lines
}

function parseLine(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) }
  } catch {
    return undefined
  }
}

function isTornHeader(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes).replace(/\0+$/, '')
  return text.startsWith(HEADER_START) || HEADER_START.startsWith(text)
}

function readHeader(bytes: Uint8Array, file: string, onboardingId: string): JournalHeader {
  const value = parseLine(bytes)?.value
  if (typeof value !== 'object' || value === null || !('journal' in value)) throw notAJournal(file)
  if (typeof value.journal === 'number' && value.journal > 1) {
    throw new JournalUnusable(
      `The journal was written by a newer version of the app (format ${value.journal}). File: ${file}, line 1`,
      'Update the app, then open it again. Nothing was changed.',
    )
  }
  const header = headerSchema.safeParse(value)
  if (!header.success) throw notAJournal(file)
  if (header.data.onboardingId !== onboardingId) {
    throw new JournalUnusable(
      `The journal belongs to another onboarding, ${header.data.onboardingId}, not to ${onboardingId}. File: ${file}, line 1`,
      'Put the right file in its place, or choose another data directory. Nothing was changed.',
    )
  }
  return header.data
}

function readEvent(value: unknown, file: string, line: number): JournalEvent {
  const event = journalEventSchema.safeParse(fromVersion1(value))
  if (event.success) return event.data
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  const isKnown = journalEventSchema.options.some((option) => option.shape.type.value === type)
  if (typeof type === 'string' && !isKnown) {
    throw new JournalUnusable(
      `The journal has an event that this version of the app does not know, ${JSON.stringify(type)}. File: ${file}, line ${line}`,
      'Update the app, then open it again. Nothing was changed.',
    )
  }
  throw damaged(file, line)
}

function damaged(file: string, line: number): JournalUnusable {
  return new JournalUnusable(
    `The journal is damaged: line ${line} is not an event. File: ${file}, line ${line}`,
    'Restore the file from a backup. Without one, move it away and run again: the app looks at AWS first and makes nothing twice, but undo no longer knows what was made before. Nothing was changed.',
  )
}

function notAJournal(file: string): JournalUnusable {
  return new JournalUnusable(
    `This file is not a journal of the app: ${file}, line 1`,
    'Move it away, or choose another data directory, then start again. Nothing was changed.',
  )
}
