import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareConnectorList } from '../../../../app/checklist/compareConnectorList.ts'
import { LIMITS } from '../../../../app/input/limits.ts'
import { ACCOUNTS, pastedLists, saidOf } from './pastedLists.ts'

describe('a list that was copied from ActiveEye', () => {
  test.each(pastedLists())('$name', ({ text, expected }) => {
    expect(saidOf(text)).toBe(expected)
  })

  test('there are thirty of them', () => {
    expect(pastedLists().length).toBeGreaterThanOrEqual(30)
  })
})

test('no line of a pasted text is lost, and none is told twice', () => {
  const cell = fc.constantFrom(
    'Acme prod',
    '111122223333',
    'acme-prod',
    'high',
    '',
    '"a\nb"',
    'x',
    'Account ID',
    ' ',
  )
  const separator = fc.constantFrom('\t', ',', ';', '|', '  ', '\n', '\r\n')
  const text = fc.array(fc.tuple(cell, separator), { maxLength: 30 }).map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(text, (pasted) => {
      const compared = compareConnectorList(pasted, ACCOUNTS, { accounts: [] })
      if (!compared.ok) return
      const told = compared.value.lines.flatMap(({ line }) => line ?? [])
      expect(new Set(told).size).toBe(told.length)
      const lines = pasted.split(/\r\n|\n/)
      // A quoted cell may go on over the next lines; each other line is told by itself.
      const inQuotes = pasted.includes('"a\nb"')
      if (!inQuotes) {
        const whole = lines.at(-1) === '' ? lines.length - 1 : lines.length
        expect(told.toSorted((a, b) => a - b)).toEqual(Array.from({ length: whole }, (_, index) => index + 1))
      }
    }),
  )
})

test.each([
  [
    'characters',
    'a,b,c,'.repeat(LIMITS.pastedConnectors / 6 + 1),
    '1,000,002 characters; the app takes at most 1,000,000',
  ],
  ['lines', 'a\n'.repeat(LIMITS.pastedLines), '20,001 lines; the app takes at most 20,000'],
])('a list with too many %s is refused before it is read', (_, text, words) => {
  expect(saidOf(text)).toBe(`refused: The pasted list has ${words}.`)
})

// Each of them takes minutes where a cell looks through the rest of the text.
test.each([
  ['marks that open and close nothing', '"a"";'.repeat(199_000)],
  ['one mark', `"${'a;'.repeat(400_000)}`],
  ['lines of one mark', `"${'a'.repeat(40)}\n`.repeat(19_000)],
])('a text of %s is read', (_, text) => {
  expect(compareConnectorList(text, ACCOUNTS, { accounts: [] }).ok).toBe(true)
})
