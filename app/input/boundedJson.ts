import { createScanner } from 'jsonc-parser'
import { LIMITS, type TooMuch, tooMuch, tooMuchText } from './limits.ts'

/** Ends of the text and what stands between words, as jsonc-parser numbers them (its enum can't be imported here). */
const END = 17
const TRIVIA: ReadonlySet<number> = new Set([12, 13, 14, 15])

/** A text that is too deep or has too much in it to be parsed, and where. */
export interface JsonTooMuch extends TooMuch {
  readonly offset: number
}

/** Scans JSON, comments allowed, without building anything: undefined when it is within the limits. */
export function jsonTooMuch(text: string, mostTokens: number = LIMITS.tokens): JsonTooMuch | undefined {
  const scanner = createScanner(text, false)
  /** The commas so far of each object or list that is open. */
  const commas: number[] = []
  let tokens = 0
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (TRIVIA.has(token)) continue
    const offset = scanner.getTokenOffset()
    const char = text[offset]
    tokens += 1
    if (char === '{' || char === '[') commas.push(0)
    else if (char === '}' || char === ']') commas.pop()
    else if (char === ',') commas.push((commas.pop() ?? 0) + 1)
    if (commas.length > LIMITS.depth) {
      return { offset, found: 'yet another bracket', expected: `at most ${LIMITS.depth} within each other` }
    }
    // The rest is not counted: it may be a thousand times as much.
    const many =
      tooMuch(tokens, mostTokens, 'words and signs or more') ??
      tooMuch(commas.at(-1) ?? 0, LIMITS.entries, 'entries or more in one list or object')
    if (many !== undefined) return { offset, ...many }
  }
  return undefined
}

/** JSON.parse within the limits. @throws SyntaxError, also when it is beyond them */
export function parseBoundedJson(text: string): unknown {
  const refusal = jsonTooMuch(text)
  if (refusal !== undefined) throw new SyntaxError(tooMuchText('The file', refusal))
  return JSON.parse(text)
}
