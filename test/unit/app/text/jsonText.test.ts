import { expect, test } from 'vitest'
import { jsonText } from '../../../../app/text/jsonText.ts'

test('what could steer a terminal is escaped, and a parser gets the same data', () => {
  const value = {
    'k\u202e': [
      '\u001b[31m',
      '\u007f\u009b31m',
      '\u2028\n\t',
      '\u200b\ufeff',
      '\u{e0041}',
      '\ud800',
      'שלום 👩‍💻',
    ],
  }
  const text = jsonText(value)
  expect(JSON.parse(text)).toEqual(value)
  expect(text).toMatch(/^(?:\n|[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])*$/u)
  expect(text).toContain('שלום')
})

test('it is indented as JSON.stringify does', () => {
  const value = { a: 1, b: ['x', null], c: {} }
  expect(jsonText(value)).toBe(JSON.stringify(value, null, 2))
})
