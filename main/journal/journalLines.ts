import { z } from 'zod'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { fromVersion1 } from '../../app/checklist/journalVersion1.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { checkLine, checksummedLine, withoutChecksum } from './checksummedLine.ts'
import { unknownTo } from './laterEvent.ts'
import { packedText, unpacked } from './packedLine.ts'

/**
 * The first line of a journal. Format 1 has no checksums; it is still read and, when opened for writing, rewritten.
 * Format 3 has packed lines too, so a journal has it as soon as it has grown.
 */
const headerSchema = z.object({
  journal: z.literal([1, 2, 3]),
  onboardingId: z.string(),
  createdAt: z.string(),
  /** The version of the app that began the journal. */
  appVersion: z.string(),
})
export type JournalHeader = z.infer<typeof headerSchema>
export type JournalFormat = JournalHeader['journal']

/** What every first line begins with. A torn line that begins otherwise was never a journal of this app. */
const HEADER_STARTS = ['{"crc":"', '{"journal":']

export interface JournalLines {
  /** Left out when a power cut left not even that. */
  readonly header?: JournalHeader
  readonly events: readonly JournalEvent[]
  /** How many bytes are whole lines; what follows is torn. */
  readonly wholeBytes: number
  /** How many of them are packed lines. */
  readonly packedBytes: number
}

/** An event, or a header, as a line of this format. */
export function journalLine(value: JournalEvent | JournalHeader, format: JournalFormat): string {
  const json = JSON.stringify(value)
  return format === 1 ? `${json}\n` : checksummedLine(json)
}

/** Reads the bytes of a journal. Only what an interrupted write leaves at the very end is tolerated. */
export function readJournalLines(bytes: Uint8Array, file: string, onboardingId: string): JournalLines {
  const lines = splitLines(bytes)
  const [first, ...rest] = lines
  const nothing = { events: [], wholeBytes: 0, packedBytes: 0 }
  if (first === undefined) return nothing
  if (!first.whole) {
    if (lacksOnlyLineFeed(first.bytes)) throw damaged(file, 1)
    if (isTornHeader(first.bytes)) return nothing
    throw notAJournal(file)
  }
  const header = readHeader(first.bytes, file, onboardingId)
  const events: JournalEvent[] = []
  let wholeBytes = bytes.length
  let packedBytes = 0
  let budget: number = LIMITS.journal
  for (const [index, line] of rest.entries()) {
    const number = index + 2
    const parsed = header.journal === 1 ? parsePlain(line) : parseChecksummed(line)
    if (parsed === 'torn' && index === rest.length - 1) {
      wholeBytes = line.start
      break
    }
    if (parsed === 'torn' || parsed === 'damaged') throw damaged(file, number)
    const packed = header.journal === 3 ? packedText(parsed.value) : undefined
    if (packed === undefined) {
      events.push(readEvent(parsed.value, header.journal, file, number))
      continue
    }
    const held = unpack(packed, budget, file, number)
    for (const event of held.events) events.push(readEvent(event, header.journal, file, number))
    budget -= held.bytes
    packedBytes += line.bytes.length + 1
  }
  // Packed lines have the events of some accounts each.
  if (packedBytes > 0) events.sort((a, b) => a.seq - b.seq)
  return { header, events, wholeBytes, packedBytes }
}

function unpack(packed: string, budget: number, file: string, line: number) {
  try {
    const held = unpacked(packed, budget)
    if (held !== undefined) return held
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new JournalUnusable(
      'unreadable',
      `The journal holds more than the app reads. File: ${file}, line ${line}`,
      'Make sure that it is what the app wrote; or choose another data directory. Nothing was changed.',
    )
  }
  throw fromLater(file, line, 'packed events of another form')
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

type ParsedLine = { readonly value: unknown } | 'torn' | 'damaged'

/** Of format 1: without a checksum, a damaged line looks like a torn one. */
function parsePlain({ bytes, whole }: JournalLine): ParsedLine {
  return (whole ? parseLine(bytes) : undefined) ?? 'torn'
}

/**
 * Of formats 2 and 3. The line feed is the last byte of a line, so a line that has one was written whole: a wrong checksum
 * then means that a byte has changed since, and that an event which counted would be lost with the line.
 */
function parseChecksummed({ bytes, whole }: JournalLine): ParsedLine {
  if (!whole) return lacksOnlyLineFeed(bytes) ? 'damaged' : 'torn'
  return checkLine(bytes) === 'right' ? { value: withoutChecksum(bytes) } : 'damaged'
}

/** A whole line with another byte in place of its line feed. An interrupted write does not leave that. */
function lacksOnlyLineFeed(bytes: Uint8Array): boolean {
  return checkLine(bytes.subarray(0, -1)) === 'right'
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
  return HEADER_STARTS.some((start) => text.startsWith(start) || start.startsWith(text))
}

function readHeader(bytes: Uint8Array, file: string, onboardingId: string): JournalHeader {
  const checksum = checkLine(bytes)
  const value = parseLine(bytes)?.value
  if (typeof value !== 'object' || value === null || !('journal' in value)) {
    throw checksum === 'none' ? notAJournal(file) : damaged(file, 1)
  }
  if (checksum === 'wrong') throw damaged(file, 1)
  if (typeof value.journal === 'number' && value.journal > 3)
    throw fromLater(file, 1, `format ${value.journal}`)
  const header = headerSchema.safeParse(value)
  if (!header.success) throw notAJournal(file)
  if (header.data.journal !== 1 && checksum === 'none') throw damaged(file, 1)
  if (header.data.onboardingId !== onboardingId) {
    throw new JournalUnusable(
      'unreadable',
      `The journal belongs to another onboarding, ${header.data.onboardingId}, not to ${onboardingId}. File: ${file}, line 1`,
      'Put the right file in its place, or choose another data directory. Nothing was changed.',
    )
  }
  return header.data
}

/** A checksum that is right shows that the line is as it was written, so what is unknown in it is not damage. */
function readEvent(value: unknown, format: JournalFormat, file: string, line: number): JournalEvent {
  const event = journalEventSchema.safeParse(format === 1 ? fromVersion1(value) : value)
  if (event.success) return event.data
  const unknown = unknownTo(value, event.error)
  if (unknown !== undefined) throw fromLater(file, line, unknown)
  throw format === 1 ? damaged(file, line) : fromLater(file, line, 'an event of another form')
}

/** @param what this version does not know it. */
function fromLater(file: string, line: number, what: string): JournalUnusable {
  return new JournalUnusable(
    'unreadable',
    `The journal was written by a newer version of the app: it has ${what}, which this version does not know. File: ${file}, line ${line}`,
    'Install the newer version of the app, then open it again. The file was left as it is.',
  )
}

function damaged(file: string, line: number): JournalUnusable {
  return new JournalUnusable(
    'unreadable',
    `The journal is damaged: line ${line} is not as it was written. File: ${file}, line ${line}`,
    'Restore the file from a backup. Without one, move it away and run again: the app looks at AWS first and makes nothing twice, but undo no longer knows what was made before. The file was left as it is.',
  )
}

function notAJournal(file: string): JournalUnusable {
  return new JournalUnusable(
    'unreadable',
    `This file is not a journal of the app: ${file}, line 1`,
    'Move it away, or choose another data directory, then start again. Nothing was changed.',
  )
}
