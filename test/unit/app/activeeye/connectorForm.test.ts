import { describe, expect, test } from 'vitest'
import { connectorText, describeDifference, isOwnCopy } from '../../../../app/activeeye/connectorForm.ts'

describe('the first character that differs is named', () => {
  test.each([
    ['acme-prod', 'acme-prod\u200b', 'a character too many at the end: a zero-width space (U+200B)'],
    ['acme-prod', '\u200bacme-prod', 'character 1 is a zero-width space (U+200B), expected "a"'],
    [
      'acme-prod',
      'acme-prod\u200b\u200b',
      '2 characters too many at the end: a zero-width space (U+200B) and a zero-width space (U+200B)',
    ],
    ['acme-prod', '\ufeffacme-prod', 'character 1 is a byte order mark (U+FEFF)'],
    ['Acme prod', 'Acme\u00a0prod', 'character 5 is a non-breaking space (U+00A0), expected a space'],
    ['acme-prod', 'acme\u2013prod', 'character 5 is an en dash (U+2013), expected "-" (a dash)'],
    ['acme-prod', 'acme\u2014prod', 'an em dash (U+2014)'],
    ['acme-prod', 'acme_prod', '"_" (an underscore), expected "-" (a dash)'],
    ['acme-prod', 'acme-pr0d', '"0" (digit zero), expected "o" (letter o)'],
    ['111122223333', '11112222333O', '"O" (capital letter O), expected "3"'],
    ['acme-lot', 'acme-1ot', '"1" (digit one), expected "l" (letter l)'],
    ['acme-prod', 'Acme-prod', 'character 1 is "A", expected "a"'],
    ['acme-prod', 'acme-pro', 'it stops after 8 characters, where "d" should follow'],
    ['acme-prod', 'acmeprod', 'character 5 is "p", expected "-" (a dash)'],
    ['acme-prod', 'acme-prod ', 'a character too many at the end: a space'],
    ['acme-prod', 'acme-prod\n', 'a line break (U+000A)'],
    ['acme-prod', '', 'nothing was entered'],
    [
      'acme-prod',
      'acme-pr\u043ed',
      'a Cyrillic letter that looks like "o" (U+043E), expected "o" (letter o)',
    ],
    ['acme-prod', 'acme-prod\u202e', 'a right-to-left override (U+202E)'],
    ['Cafe', 'Caf\ufffe', 'a character that can\'t be shown (U+FFFE), expected "e"'],
    ['Cafe', 'Cafe\u0301', 'a combining mark (U+0301)'],
    ['acme', 'acmeabcdef', '6 characters too many at the end: "a", "b", "c", "d" and 2 more'],
    ['Café', 'Cafe\u0301', 'character 4 is "e", expected "é" (U+00E9)'],
    ['prod😀', 'prod😁', 'character 5 is "😁" (U+1F601), expected "😀" (U+1F600)'],
  ])('%j, entered as %j', (wanted, entered, expected) => {
    expect(describeDifference(wanted, entered)).toContain(expected)
  })
})

const PROD = { displayName: 'Acme prod', accountId: '0123', externalId: 'acme-prod', priority: 'medium' }

test.each([
  ['Copy all', connectorText(PROD)],
  ['several of them', `${connectorText({ ...PROD, displayName: 'Acme dev' })}\n\n${connectorText(PROD)}`],
  ['a row of the sheet', 'Acme prod\t0123\tacme-prod\tmedium\tprod (0123)\tNot confirmed yet'],
  ['the sheet as a file', '"Acme prod","0123","acme-prod","medium","prod (0123)","Not confirmed yet"\r\n'],
])('is our own copy: %s', (_, text) => {
  expect(isOwnCopy(text, PROD, 'prod (0123)')).toBe(true)
  expect(isOwnCopy(text, { ...PROD, priority: 'low' }, 'prod (0123)')).toBe(false)
})

test.each([
  ['the row as ActiveEye may show it', 'Acme prod\t0123\tacme-prod\tmedium'],
  ['a label without the row', 'prod (0123)'],
])('is not: %s', (_, text) => {
  expect(isOwnCopy(text, PROD, 'prod (0123)')).toBe(false)
})
