import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountIdSchema, parseAccountId } from '../../../../app/input/accountId.ts'

const accountId = fc.stringMatching(/^\d{12}$/)
const separator = fc.constantFrom(
  '-',
  ' ',
  '\u00a0',
  '\u2011',
  '\u2013',
  '\u2014',
  '\u2212',
  '\u202f',
  ' - ',
  '\t',
  '',
)
const outer = fc.constantFrom('', ' ', '\u00a0', '\u200b', '\ufeff', '\n', '\u202d')

describe('parseAccountId', () => {
  test.each([
    ['111122223333', '111122223333'],
    ['000000000001', '000000000001'],
    ['0234-5678-9012', '023456789012'],
    ['1234 5678 9012', '123456789012'],
    ['123-456-789-012', '123456789012'],
    ['1234\u20135678\u00a09012', '123456789012'],
    [' 123456789012\n', '123456789012'],
  ])('takes %j', (text, expected) => {
    expect(parseAccountId(text)).toEqual({ ok: true, value: expected })
  })

  test.each([
    ['', 'it is empty'],
    ['12345678901', 'it has 11 digits; leading zeros count, and spreadsheets drop them'],
    ['1234567890123', 'it has 13 digits'],
    ['1', 'it has 1 digit'],
    ['11112222333O', 'it has the letter O where the digit 0 may be meant'],
    ['l11122223333', 'it has the letter l where the digit 1 may be meant'],
    ['11112222333x', 'it has "x", which is not a digit from 0 to 9'],
    ['11112222.3333', 'it has ".", which is not a digit from 0 to 9'],
    ['１１１１22223333', 'it has "１", which is not a digit from 0 to 9'],
    ['1-2-3-4-5-6-7-8-9-0-1-2', 'its 12 digits are separated in unusual places'],
    ['111122223333-', 'its 12 digits are separated in unusual places'],
    ['1111----2222-3333', 'its 12 digits are separated in unusual places'],
    ['arn:aws:iam::111122223333:root', 'it is an ARN; the account ID in it is 111122223333'],
  ])('refuses %j by name', (text, why) => {
    expect(parseAccountId(text)).toEqual({
      ok: false,
      refusals: [
        {
          expected: expect.stringContaining('12 digits'),
          why,
          message: expect.stringMatching(/ is not an account ID: expected 12 digits, such as .* \(.*\)\.$/),
        },
      ],
    })
  })

  test('keeps the digits, however they are grouped', () => {
    fc.assert(
      fc.property(accountId, separator, separator, outer, outer, (id, first, second, before, after) => {
        const text = `${before}${id.slice(0, 4)}${first}${id.slice(4, 8)}${second}${id.slice(8)}${after}`
        const evenly = (first === '') === (second === '')
        if (evenly) expect(parseAccountId(text)).toEqual({ ok: true, value: id })
      }),
    )
  })

  test('is idempotent and never makes digits up', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d\s–-]{0,18}$/)), (text) => {
        const once = parseAccountId(text)
        if (!once.ok) return
        expect(once.value).toBe([...text].filter((char) => /[0-9]/.test(char)).join(''))
        expect(parseAccountId(once.value)).toEqual(once)
      }),
    )
  })
})

test('the schema normalises what it takes', () => {
  expect(accountIdSchema.parse('0234-5678-9012')).toBe('023456789012')
  expect(accountIdSchema.safeParse('123').success).toBe(false)
})
