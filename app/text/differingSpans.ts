import { diffChars } from 'diff'
import { plainText } from './plainText.ts'

/** A piece of a text, and whether it differs from the text beside it. */
export interface Span {
  readonly text: string
  readonly differs: boolean
}

/** Between two differences, as few equal characters as these are a coincidence and are marked as well. */
const COINCIDENCE = 2

/**
 * Two texts in pieces, each marked where it differs from the other: `cloudfor|m|ation` and `cloudfor|rn|ation`. Each
 * has all of its own text. The pieces that do not differ are the same in both.
 */
export function differingSpans(
  one: string,
  other: string,
): { readonly one: readonly Span[]; readonly other: readonly Span[] } {
  const changes = diffChars(one, other)
  const pieces = changes.map(({ value, added, removed }, index) => {
    const isBetween = index > 0 && index < changes.length - 1
    const isEqual = !added && !removed && !(isBetween && [...value].length <= COINCIDENCE)
    return { one: added ? '' : value, other: removed ? '' : value, differs: !isEqual }
  })
  return {
    one: joined(pieces.map(({ one, differs }) => ({ text: one, differs }))),
    other: joined(pieces.map(({ other, differs }) => ({ text: other, differs }))),
  }
}

/** Carets under the pieces that differ, for text without colours; empty when none does. */
export function caretRow(spans: readonly Span[]): string {
  return spans
    .map(({ text, differs }) => (differs ? '^' : ' ').repeat([...plainText(text)].length))
    .join('')
    .trimEnd()
}

/** Neighbours of the same kind become one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const span of spans) {
    if (span.text === '') continue
    const last = all.at(-1)
    if (last?.differs === span.differs) all[all.length - 1] = { ...span, text: last.text + span.text }
    else all.push(span)
  }
  return all
}
