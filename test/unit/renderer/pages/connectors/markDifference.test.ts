import { expect, test } from 'vitest'
import { markDifference } from '../../../../../renderer/pages/connectors/markDifference.ts'

/** `acme{-}prod`: what is marked stands in braces. */
function marked(text: string, other: string): string {
  return markDifference(text, other)
    .map(({ text, differs }) => (differs ? `{${text}}` : text))
    .join('')
}

test.each([
  ['acme-prod', 'acme-prod', 'acme-prod'],
  ['acme_prod', 'acme-prod', 'acme{_}prod'],
  ['444455556O66', '444455556066', '444455556{O}66'],
  ['acme-prod', 'acme\u2011prod', 'acme{-}prod'],
  ['\u0430cme', 'acme', '{[Cyrillic letter that looks like "a" (U+0430)]}cme'],
  ['acme\u2011prod', 'acme-prod', 'acme{[non-breaking hyphen (U+2011)]}prod'],
])('marks %j against %j at its place', (text, other, expected) => {
  expect(marked(text, other)).toBe(expected)
})

test('marks one that is too many, and nothing after it', () => {
  expect(marked('acme\u200b-prod', 'acme-prod')).toBe('acme{[zero-width space (U+200B)]}-prod')
  expect(marked('acme-prod', 'acme\u200b-prod')).toBe('acme-prod')
})

test('marks one that is missing', () => {
  expect(marked('acme-prod', 'acme-prd')).toBe('acme-pr{o}d')
  expect(marked('acme-prd', 'acme-prod')).toBe('acme-prd')
})

test('shows blanks that should not be there', () => {
  expect(marked('acme-prod ', 'acme-prod')).toBe('acme-prod{[blank]}')
  expect(marked('Acme  prod', 'Acme prod')).toBe('Acme {[blank]}prod')
})

test('names what can not be seen also where it is the same', () => {
  expect(marked('a\tb', 'a\tc')).toBe('a[tab (U+0009)]{b}')
})
