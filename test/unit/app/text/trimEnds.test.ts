import { expect, test } from 'vitest'
import { entryMistake } from '../../../../app/checklist/entryMistake.ts'
import { parseAccountId } from '../../../../app/input/accountId.ts'
import { parsePastedConnectors } from '../../../../app/input/pastedConnectors.ts'
import { isBlank } from '../../../../app/input/pastedTable.ts'
import { BLANK } from '../../../../app/text/oddCharacters.ts'
import { trimEnds } from '../../../../app/text/trimEnds.ts'

test('takes off what is at the ends, and nothing within', () => {
  expect(trimEnds('\u200b a\u200b b \u00a0', BLANK)).toBe('a\u200b b')
  expect(trimEnds('  \u200b', BLANK)).toBe('')
  expect(trimEnds('', BLANK)).toBe('')
})

test('no character counts as a blank in two ways: a repetition would try each combination', () => {
  const parts = BLANK.source.slice('(?:'.length, -1)
  const [first = '', ...others] = parts.split('|')
  const alternatives = [first, others.join('|')].map((source) => new RegExp(`^(?:${source})$`, 'u'))
  const twice: number[] = []
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code)
    if (alternatives.every((one) => one.test(character))) twice.push(code)
  }
  expect(twice).toEqual([])
})

/** Each took seconds to years: the test hangs where a run of blanks costs more than its length. */
test.each([
  ['invisible', '\u200b'],
  ['blank', ' '],
  ['quoted', '"'],
])('a long run of %s characters within a value takes no time', (_, character) => {
  const run = character.repeat(60_000)
  const value = `1${run}2`
  expect(isBlank(value)).toBe(false)
  expect(parseAccountId(value).ok).toBe(false)
  const wanted = { displayName: 'Acme prod', accountId: '111122223333', externalId: 'acme-prod' }
  for (const field of ['displayName', 'accountId', 'externalId'] as const)
    entryMistake({ field, entered: value, wanted, others: [] })
  const none = new Set<string>()
  const known = { displayName: none, accountId: none, externalId: none }
  const pasted = `Display Name\tAccount ID\n${value}\t${value}\n${run}x`
  expect(parsePastedConnectors(pasted, known).ok).toBe(true)
})
