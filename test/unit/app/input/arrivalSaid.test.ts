import { expect, test } from 'vitest'
import { parseArrivalSaid } from '../../../../app/input/arrivalSaid.ts'

const NOW = new Date('2028-02-29T12:00:00Z')

test('who said it needs a name, without the blanks around; a date is optional', () => {
  expect(parseArrivalSaid({ by: ' Jane Roe ', since: '2028-02-29' }, NOW)).toEqual({
    ok: true,
    value: { by: 'Jane Roe', since: '2028-02-29' },
  })
  expect(parseArrivalSaid({ by: 'Jane Roe', since: '' }, NOW)).toEqual({
    ok: true,
    value: { by: 'Jane Roe' },
  })
})

test.each([
  [{ by: ' ' }, ['is not the name of a person']],
  [{ by: 'x'.repeat(129) }, ['is not the name of a person']],
  [{ by: 'Jane', since: '2026-02-29' }, ['is not a date']],
  [{ by: 'Jane', since: '2028-03-02' }, ['is in the future']],
  [{ by: '', since: 'yesterday' }, ['is not the name of a person', 'is not a date']],
])('%j is refused, each fault in a sentence', (typed, sentences) => {
  expect(parseArrivalSaid(typed, NOW)).toEqual({
    ok: false,
    refusals: sentences.map((sentence) => ({ message: expect.stringContaining(sentence) })),
  })
})

test('today counts in the time zone where it begins first', () => {
  expect(parseArrivalSaid({ by: 'Jane', since: '2028-03-01' }, NOW).ok).toBe(true)
})
