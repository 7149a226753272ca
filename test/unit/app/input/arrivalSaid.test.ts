import { expect, test } from 'vitest'
import { parseArrivalSaid } from '../../../../app/input/arrivalSaid.ts'

test('who said it needs a name, without the blanks around; a date is optional', () => {
  expect(parseArrivalSaid({ by: ' Jane Roe ', since: '2028-02-29' })).toEqual({
    ok: true,
    value: { by: 'Jane Roe', since: '2028-02-29' },
  })
  expect(parseArrivalSaid({ by: 'Jane Roe', since: '' })).toEqual({ ok: true, value: { by: 'Jane Roe' } })
})

test.each([
  [{ by: ' ' }, ['is not the name of a person']],
  [{ by: 'x'.repeat(101) }, ['is not the name of a person']],
  [{ by: 'Jane', since: '2026-02-29' }, ['is not a date']],
  [{ by: '', since: 'yesterday' }, ['is not the name of a person', 'is not a date']],
])('%j is refused, each fault in a sentence', (typed, sentences) => {
  expect(parseArrivalSaid(typed)).toEqual({
    ok: false,
    refusals: sentences.map((sentence) => ({ message: expect.stringContaining(sentence) })),
  })
})
