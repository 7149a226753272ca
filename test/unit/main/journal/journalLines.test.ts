import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { JournalUnusable } from '../../../../app/checklist/journalUnusable.ts'
import { checksummedLine } from '../../../../main/journal/checksummedLine.ts'
import {
  type JournalFormat,
  type JournalHeader,
  type JournalLines,
  journalLine,
  readJournalLines,
} from '../../../../main/journal/journalLines.ts'
import { packedLine, unpacked } from '../../../../main/journal/packedLine.ts'
import { ARBITRARY_EVENTS, arbitraryEvents } from '../../../doubles/arbitraryOf.ts'
import { event, ONBOARDING_ID } from './journalEvents.ts'

const HEADER: JournalHeader = {
  journal: 2,
  onboardingId: ONBOARDING_ID,
  createdAt: '2026-01-01T00:00:00.000Z',
  appVersion: '1.2.3',
}
const NEWER =
  /^The journal was written by a newer version of the app: it has .*, which this version does not know\. File: FILE, line \d+$/

function bytesOf(events: readonly JournalEvent[], format: JournalFormat = 2): Buffer {
  const lines = [{ ...HEADER, journal: format }, ...events].map((value) => journalLine(value, format))
  return Buffer.from(lines.join(''))
}

function read(bytes: Uint8Array): JournalLines {
  return readJournalLines(bytes, 'FILE', ONBOARDING_ID)
}

function refusalOf(bytes: Uint8Array): JournalUnusable | undefined {
  try {
    read(bytes)
    return undefined
  } catch (error) {
    if (error instanceof JournalUnusable) return error
    throw error
  }
}

test.each<JournalFormat>([1, 2, 3])(
  'any events of format %i are read back as they were written',
  (format) => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        expect(read(bytesOf(events, format)).events).toEqual(events)
      }),
    )
  },
)

/** A journal of one packed line and what follows it. */
function packedBytes(packed: readonly JournalEvent[], later: readonly JournalEvent[] = []): Buffer {
  const rest = later.map((each) => journalLine(each, 3)).join('')
  return Buffer.concat([bytesOf([], 3), Buffer.from(packedLine(packed) + rest)])
}

describe('packed events', () => {
  test('are read in the order of their numbers, among the others', () => {
    fc.assert(
      fc.property(arbitraryEvents, fc.nat({ max: 60 }), (events, at) => {
        const shuffled = events.toReversed()
        const bytes = packedBytes(shuffled.slice(0, at), shuffled.slice(at))
        expect(read(bytes).events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
        expect(read(bytes).events).toEqual(expect.arrayContaining([...events]))
      }),
    )
  })

  test('of a later version are told as in lines of their own', () => {
    const later = { seq: 1, at: 'x', type: 'teleported' } as never
    expect(refusalOf(packedBytes([event(1), later]))?.message).toMatch(
      /it has the event "teleported".*line 2$/,
    )
    expect(refusalOf(Buffer.concat([bytesOf([], 2), Buffer.from(packedLine([event(1)]))]))?.message).toMatch(
      NEWER,
    )
  })

  test('that are none, or too many to be read, are refused', () => {
    const packed = (text: string) =>
      Buffer.concat([bytesOf([], 3), Buffer.from(checksummedLine(JSON.stringify({ packed: text })))])
    expect(refusalOf(packed('oops'))?.message).toMatch(NEWER)
    const packing = deflateRawSync('[1, 2]').toString('base64')
    expect(unpacked(packing, 6)).toEqual({ events: [1, 2], bytes: 6 })
    expect(() => unpacked(packing, 5)).toThrow(RangeError)
  })
})

describe('a changed byte', () => {
  const whole = bytesOf([event(1), event(2, 'ü 𝄞 "\\'), event(3)])

  test.each([
    ['plain', whole],
    ['packed', packedBytes([event(1), event(2)], [event(3)])],
  ])('is noticed wherever it is (%s), and the words name the file, the line and what to do', (_, whole) => {
    const accepted: string[] = []
    for (let at = 0; at < whole.length; at += 1) {
      const line = whole.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
      for (let bit = 1; bit < 256; bit *= 2) {
        const flipped = Buffer.from(whole)
        flipped[at] = (flipped[at] ?? 0) ^ bit
        const refusal = refusalOf(flipped)
        if (refusal === undefined) accepted.push(`bit ${bit} of byte ${at} in line ${line}`)
        else {
          expect(refusal.message).toContain(`FILE, line ${line}`)
          expect(refusal.next).toMatch(/The file was left as it is\.|Nothing was changed\.$/)
        }
      }
    }
    expect(accepted).toEqual([])
  })

  test('inside a string is damage', () => {
    const bytes = Buffer.from(whole.toString().replace('user/3', 'user/8'))
    expect(refusalOf(bytes)).toMatchObject({
      trouble: 'unreadable',
      message: 'The journal is damaged: line 4 is not as it was written. File: FILE, line 4',
      next: expect.stringMatching(/^Restore the file from a backup\./),
    })
  })

  test('a line that was taken out or put elsewhere leaves whole lines, which count for themselves', () => {
    const [header = '', ...lines] = whole.toString().trimEnd().split('\n')
    const shuffled = [header, ...lines.toReversed()].map((line) => `${line}\n`).join('')
    expect(read(Buffer.from(shuffled)).events).toEqual([event(3), event(2, 'ü 𝄞 "\\'), event(1)])
  })
})

test.each([
  ['plain', bytesOf([event(1), event(2)])],
  ['packed', packedBytes([event(1), event(2)])],
])('cut anywhere, the whole lines are read and the rest is torn (%s)', (_, whole) => {
  for (let end = 0; end <= whole.length; end += 1) {
    const cut = whole.subarray(0, end)
    const wholeBytes = cut.lastIndexOf(0x0a) + 1
    expect(read(cut)).toMatchObject({ wholeBytes })
  }
})

describe('what a later version of the app wrote', () => {
  const stepChanged = {
    seq: 1,
    at: 'x',
    accountId: 'x',
    type: 'stepChanged',
    step: 'stack',
    state: 'failed',
    problems: [],
  }
  const problem = { kind: 'stackFailed', step: 'stack', message: '', next: '', retryable: false }
  const write = { seq: 1, at: 'x', accountId: 'x', type: 'writeIntended', region: 'x', token: 'x' }
  const answer = { seq: 1, at: 'x', accountId: 'x', type: 'writeAnswered', region: 'x', token: 'x' }

  describe.each<JournalFormat>([1, 2, 3])('in format %i', (format) => {
    /** The line of an event that the types do not allow. */
    function laterBytes(value: object): Buffer {
      return Buffer.concat([
        bytesOf([], format),
        Buffer.from(journalLine(value as JournalEvent, format)),
        bytesOf([event(2)], format).subarray(bytesOf([], format).length),
      ])
    }

    test.each<[string, object, string]>([
      ['an event', { seq: 1, at: 'x', type: 'teleported' }, 'the event "teleported"'],
      ['a field', { ...stepChanged, by: 'x' }, 'the field "by" in the event "stepChanged"'],
      [
        'a field of a problem',
        { ...stepChanged, problems: [{ ...problem, mood: 'x' }] },
        'the field "mood" in the event "stepChanged"',
      ],
      ['a step', { ...stepChanged, step: 'billing' }, '"billing" as step in the event "stepChanged"'],
      ['a state', { ...stepChanged, state: 'asleep' }, '"asleep" as state in the event "stepChanged"'],
      [
        'a kind of problem',
        { ...stepChanged, problems: [{ ...problem, kind: 'moonPhase' }] },
        '"moonPhase" as problems.0.kind in the event "stepChanged"',
      ],
      [
        'a kind of write',
        { ...write, write: { kind: 'updateStack' } },
        '"updateStack" as write.kind in the event "writeIntended"',
      ],
      [
        'a kind of answer',
        { ...answer, answer: { kind: 'postponed' } },
        '"postponed" as answer.kind in the event "writeAnswered"',
      ],
    ])('%s: says what it is, and to install the newer version', (_, value, what) => {
      expect(refusalOf(laterBytes(value))).toMatchObject({
        trouble: 'unreadable',
        message: `The journal was written by a newer version of the app: it has ${what}, which this version does not know. File: FILE, line 2`,
        next: 'Install the newer version of the app, then open it again. The file was left as it is.',
      })
    })

    test.each([...ARBITRARY_EVENTS])('any %s with a field more', (_, arbitrary) => {
      fc.assert(
        fc.property(arbitrary, (known) => {
          expect(refusalOf(laterBytes({ ...known, fieldOfTomorrow: 1 }))?.message).toMatch(NEWER)
        }),
      )
    })
  })

  test('with a right checksum, even what looks like damage', () => {
    const { step: _, ...less } = stepChanged
    const bytes = (format: JournalFormat) =>
      Buffer.concat([bytesOf([], format), Buffer.from(journalLine({ ...less, by: 'x' } as never, format))])
    expect(refusalOf(bytes(2))?.message).toMatch(NEWER)
    expect(refusalOf(bytes(1))?.message).toMatch(/^The journal is damaged/)
  })

  test('a format', () => {
    const header = Buffer.from(journalLine({ ...HEADER, journal: 4 as never }, 2))
    expect(refusalOf(header)?.message).toMatch(/it has format 4, which this version/)
  })
})
