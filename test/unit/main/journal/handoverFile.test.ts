import { describe, expect, test } from 'vitest'
import { comparePlaces, placeOf, stampAfter } from '../../../../app/checklist/eventPlace.ts'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { checksummedLine } from '../../../../main/journal/checksummedLine.ts'
import { handoverText, looksLikeHandover, readHandover } from '../../../../main/journal/handoverFile.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { event } from './journalEvents.ts'

const NOW = '2026-01-02T00:00:00.000Z'
const MADE = {
  appVersion: '1.2.3',
  at: NOW,
  by: 'alice',
  practice: undefined,
  onboarding: sampleOnboarding(),
}
const TEXT = handoverText({ ...MADE, events: [event(1), event(2)] })

function errorsOf(text: string): string {
  const read = readHandover(text, NOW)
  return read.ok ? 'none' : read.errors.join('\n')
}

/** The file with these lines in place of its events. */
function withLines(...events: readonly object[]): string {
  const [first = ''] = TEXT.split('\n')
  const { crc: _, ...header } = JSON.parse(first) as Record<string, unknown>
  return [{ ...header, events: events.length }, ...events]
    .map((line) => checksummedLine(JSON.stringify(line)))
    .join('')
}

const PLACED = { ...event(1), tick: 0 }
const ANSWERED = {
  ...{ type: 'answerImported', seq: 1, at: NOW, tick: 0, user: 'alice' },
  ...{ answeredBy: { name: 'Jane' }, answeredAt: NOW, reportAt: NOW },
}

describe('a handover file', () => {
  test('is read back as it was written, each event with its place', () => {
    expect(looksLikeHandover(TEXT)).toBe(true)
    const events = [event(1), event(2)].map((each, tick): JournalEvent => ({ ...each, tick, imported: true }))
    const { practice: _, ...made } = MADE
    expect(readHandover(TEXT, NOW)).toEqual({ ok: true, handover: { ...made, events } })
  })

  test('is refused wherever a byte was changed or a part is missing', () => {
    for (let index = 0; index < TEXT.length; index += 7) {
      const changed = `${TEXT.slice(0, index)}${TEXT[index] === 'x' ? 'y' : 'x'}${TEXT.slice(index + 1)}`
      expect(errorsOf(changed), `byte ${index}`).not.toBe('none')
      expect(errorsOf(TEXT.slice(0, index)), `the first ${index} bytes`).not.toBe('none')
    }
    const [header = '', first = ''] = TEXT.split('\n')
    expect(errorsOf(`${header}\n${first}\n`)).toBe(
      'It is not whole: it should have 2 events, and has 1 line after the first. Copy the file again.',
    )
  })

  test.each([
    ['of the future', { ...PLACED, at: '2026-01-02T00:16:00.000Z' }, 'one of the two clocks is wrong'],
    [
      'that is to count from the future',
      { ...PLACED, notBefore: '2999-01-01T00:00:00.000Z' },
      'one of the two clocks',
    ],
    [
      'with a time that is none',
      { ...PLACED, at: '2026-99-99T00:00:00.000Z' },
      'a time, an account or a Region',
    ],
    ['without a place', event(1), 'a time, an account or a Region'],
    ['with a count beyond all', { ...PLACED, tick: 1_000_001 }, 'a time, an account or a Region'],
    ['of an account that is none', { ...PLACED, accountId: '../x' }, 'a time, an account or a Region'],
    [
      'that would call another host',
      { ...PLACED, type: 'regionsSeen', arn: undefined, regions: ['evil.example.com/'] },
      'a time, an account or a Region',
    ],
    [
      'of a later version',
      { ...PLACED, type: 'danced' },
      'newer version of the app: it has the event "danced"',
    ],
    [
      'that says that ActiveEye answers later',
      { ...ANSWERED, answeredAt: '2026-01-02T00:16:00.000Z' },
      'of a time after its import',
    ],
    [
      'that says that ActiveEye answers a later report',
      { ...ANSWERED, reportAt: '2999-01-01T00:00:00.000Z' },
      'of a time after its import',
    ],
    ['that is none', { dance: true }, 'holds no event of a journal'],
  ])('is refused with an event %s', (_, line, words) => {
    expect(errorsOf(withLines(line))).toContain(words)
  })

  test('is refused with more writes of an account than an onboarding has', () => {
    const write = {
      type: 'writeIntended',
      region: 'us-east-1',
      write: { kind: 'createFlowLogs', vpcIds: [] },
    }
    const writes = (count: number) =>
      Array.from({ length: count }, (_, token) => ({
        ...PLACED,
        arn: undefined,
        ...write,
        token: `${token}`,
      }))
    expect(errorsOf(withLines(...writes(10_001)))).toContain('more than 10,000 different writes')
    // One that is repeated counts once.
    const [same = {}] = writes(1)
    expect(errorsOf(withLines(...writes(9_999), same, same, same))).toBe('none')
  })

  test('has nothing in it after which the next handover of this computer would be refused', () => {
    const last = { ...PLACED, at: '2026-01-02T00:10:00.000Z', tick: 1_000_000 }
    expect(errorsOf(withLines(last))).toBe('none')
    const next: JournalEvent = { ...event(2), ...stampAfter(placeOf(last), NOW) }
    expect(errorsOf(handoverText({ ...MADE, events: [last, next] }))).toBe('none')
    expect(comparePlaces(placeOf(last), placeOf(next))).toBeLessThan(0)
  })

  test('keeps an account ID that a portal showed wrongly', () => {
    const connector = {
      accountId: '12',
      displayName: '',
      externalId: '',
      priority: 'low',
      by: 'Jane',
      at: NOW,
    }
    const answer = { answeredBy: { name: 'Jane' }, answeredAt: NOW, reportAt: NOW, user: 'alice' }
    const said = { about: 'connector', ...connector, state: 'added' }
    const event = { ...PLACED, at: NOW, type: 'activeeyeSaid', arn: undefined, ...answer, said }
    expect(errorsOf(withLines(event))).toBe('none')
  })

  test('brings no consent, whoever wrote one into it', () => {
    const consent = { ...PLACED, type: 'consentGiven', arn: undefined, templateHash: 'h', capabilities: [] }
    expect(readHandover(withLines(consent, PLACED), NOW)).toMatchObject({
      handover: { events: [{ ...PLACED, imported: true }] },
    })
  })

  test('is refused by the rules of an onboarding file', () => {
    const onboarding = { ...sampleOnboarding(), customer: { name: 'Acme', shortName: 'Not Short' } }
    expect(errorsOf(handoverText({ ...MADE, onboarding, events: [] }))).toContain('customer.shortName')
  })
})
