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
export function differingSpans(one: string, other: string): ComparedTexts {
  const moved = aligned(one, other)
  const inPlace = atTheirPlaces(one, other)
  return inPlace !== undefined && marksOf(inPlace) <= marksOf(moved) ? inPlace : moved
}

/** Both texts in pieces. */
interface ComparedTexts {
  readonly one: readonly Span[]
  readonly other: readonly Span[]
}

/** Character by character, for texts of the same length: one that is mistaken for another stays at its place. */
function atTheirPlaces(one: string, other: string): ComparedTexts | undefined {
  const [own, theirs] = [[...one], [...other]]
  if (own.length !== theirs.length) return undefined
  return {
    one: joined(own.map((text, index) => ({ text, differs: text !== theirs[index] }))),
    other: joined(theirs.map((text, index) => ({ text, differs: text !== own[index] }))),
  }
}

/** By what is too many in one of them, so that one extra character does not mark all that follow it. */
function aligned(one: string, other: string): ComparedTexts {
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

function marksOf({ one, other }: ComparedTexts): number {
  return [...one, ...other].reduce((sum, { text, differs }) => sum + (differs ? text.length : 0), 0)
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
