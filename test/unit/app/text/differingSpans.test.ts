import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differingSpans, type Span } from '../../../../app/text/differingSpans.ts'

/** `cloudfor{rn}ation`: what is marked stands in braces. */
function marked(spans: readonly Span[]): string {
  return spans.map(({ text, differs }) => (differs ? `{${text}}` : text)).join('')
}

test.each([
  ['the same', 'the same', 'the same', 'the same'],
  ['cloudformation', 'cloudforrnation', 'cloudfor{m}ation', 'cloudfor{rn}ation'],
  [
    'delta-risk-flowlog-ingest',
    'de1ta-risk-flow1og-ingest',
    'de{l}ta-risk-flow{l}og-ingest',
    'de{1}ta-risk-flow{1}og-ingest',
  ],
  ['delta-risk', 'delta-risk-', 'delta-risk', 'delta-risk{-}'],
  ['delta-risk', 'elta-risk', '{d}elta-risk', 'elta-risk'],
  ['a.example', 'https://b.test', '{a.example}', '{https://b.test}'],
  ['acme', '\u0430cme', '{a}cme', '{\u0430}cme'],
  ['acme', 'acme\u{1f600}', 'acme', 'acme{\u{1f600}}'],
  ['444455556666', '4444555566O6', '4444555566{6}6', '4444555566{O}6'],
  ['', 'x', '', '{x}'],
])('marks %j and %j where they differ', (one, other, markedOne, markedOther) => {
  const spans = differingSpans(one, other)
  expect(marked(spans.one)).toBe(markedOne)
  expect(marked(spans.other)).toBe(markedOther)
})

test('both texts stay whole, and something is marked exactly when they differ', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const spans = differingSpans(one, other)
      expect(spans.one.map(({ text }) => text).join('')).toBe(one)
      expect(spans.other.map(({ text }) => text).join('')).toBe(other)
      expect([...spans.one, ...spans.other].some(({ differs }) => differs)).toBe(one !== other)
    }),
  )
})
