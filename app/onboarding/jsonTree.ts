import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { jsonTooMuch } from '../input/boundedJson.ts'
import { LIMITS } from '../input/limits.ts'
import { quoted, valueWords } from '../text/valueWords.ts'
import type { Fault, Path } from './fault.ts'

/** What is wrong with the text as JSON, before anything is known about its content. */
export interface SyntaxFault {
  readonly offset: number
  readonly found: string
  readonly expected: string
}

/** JSON with comments and trailing commas, as editors write it, into a tree that knows its places. */
export function parseJsonTree(
  text: string,
):
  | { readonly ok: true; readonly tree: Node }
  | { readonly ok: false; readonly faults: readonly SyntaxFault[] } {
  const tooMuch = jsonTooMuch(text)
  if (tooMuch !== undefined) return { ok: false, faults: [tooMuch] }
  const foreign = offsetOfForeign(text)
  if (foreign !== undefined) {
    return {
      ok: false,
      faults: [{ offset: foreign, found: 'something else', expected: 'an onboarding: { … }' }],
    }
  }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  if (errors.length === 0 && tree !== undefined) return { ok: true, tree }
  const faults = firstInEachLine(text, errors).map((error) => syntaxFault(text, error))
  return { ok: false, faults: faults.length > 0 ? faults : [empty] }
}

const empty: SyntaxFault = { offset: 0, found: 'nothing', expected: 'an onboarding: { … }' }

/** A file that is not JSON may be anything, such as a private key, so no error repeats its content. */
function offsetOfForeign(text: string): number | undefined {
  const scanner = createScanner(text, true)
  scanner.scan()
  const offset = scanner.getTokenOffset()
  return offset >= text.length || text[offset] === '{' || text[offset] === '[' ? undefined : offset
}

/**
 * One error a line, as many as are reported and one more: after the first, the parser often reports the rest of the
 * line too. In the order of the text, as the parser gives them.
 */
function firstInEachLine(text: string, errors: readonly ParseError[]): readonly ParseError[] {
  const first: ParseError[] = []
  const lineBreak = /[\r\n]/g
  let lineEnd = -1
  for (const error of errors) {
    if (error.offset <= lineEnd) continue
    first.push(error)
    if (first.length > LIMITS.errors) break
    lineBreak.lastIndex = error.offset
    lineEnd = lineBreak.exec(text)?.index ?? text.length
  }
  return first
}

function syntaxFault(text: string, { error, offset, length }: ParseError): SyntaxFault {
  const token = text.slice(offset, offset + length)
  const word = /^[^\s,:{}[\]]*/.exec(text.slice(offset, offset + 60))?.[0] ?? ''

  const zero = leadingZero(text, offset)
  if (zero !== undefined) {
    const { number, start } = zero
    return { offset: start, found: number, expected: `quotes around it: "${number}"` }
  }
  if (/^['\u2018\u2019\u201c\u201d\u201e\u00ab]/.test(word)) {
    return { offset, found: quoted(word), expected: 'straight double quotes: "…"' }
  }
  return {
    offset,
    found: tokenWords(token || (text[offset] ?? '')),
    expected: expectedFor(printParseErrorCode(error), text.trim() === ''),
  }
}

function tokenWords(token: string): string {
  if (token === '') return 'the end of the file'
  return token.startsWith('"') ? `the text ${quoted(token.replaceAll('"', ''))}` : quoted(token)
}

/** JSON has no numbers with leading zeros; the parser reports an error after the zero. */
function leadingZero(text: string, offset: number): { number: string; start: number } | undefined {
  const before = /(?<![\w.])0\s*$/.exec(text.slice(Math.max(0, offset - 2), offset))
  const digits = /^\d+/.exec(text.slice(offset, offset + 20))
  if (before === null || digits === null || !text.slice(0, offset).endsWith('0')) return undefined
  return { number: `0${digits[0]}`, start: offset - 1 }
}

function expectedFor(code: ReturnType<typeof printParseErrorCode>, blank: boolean): string {
  switch (code) {
    case 'PropertyNameExpected':
      return 'a key in double quotes, or } to end the object'
    case 'ValueExpected':
      return blank ? 'an onboarding: { … }' : 'a value'
    case 'ColonExpected':
      return 'a colon after the key'
    case 'CommaExpected':
      return 'a comma before it'
    case 'CloseBraceExpected':
      return '} to end an object that was begun with {'
    case 'CloseBracketExpected':
      return '] to end a list that was begun with ['
    case 'EndOfFileExpected':
      return 'nothing after the end of the onboarding'
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return '*/ to end the comment'
    case 'UnexpectedEndOfString':
      return 'a closing " in the same line'
    case 'InvalidUnicode':
      return '\\u with four digits from 0 to f'
    case 'InvalidEscapeCharacter':
      return 'a backslash written twice: \\\\'
    case 'InvalidCharacter':
      return 'no control characters in a text'
    case 'InvalidSymbol':
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
    case '<unknown ParseErrorCode>':
      return 'a text in double quotes, a number, true, false, { … } or [ … ]'
  }
}

/** The plain value of a tree. Unlike jsonc-parser's own, a key `__proto__` stays a key. */
export function treeValue(node: Node): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(properties(node).map(({ key, value }) => [key, value && treeValue(value)]))
    case 'array':
      return (node.children ?? []).map(treeValue)
    default:
      return node.value
  }
}

/** Where a value (or its key) stands; for a missing one, where the object that lacks it does. */
export function offsetOf(tree: Node, { path, at }: Pick<Fault, 'path' | 'at'>): number {
  const [part, ...rest] = path
  if (part === undefined) return tree.offset
  if (typeof part === 'number') {
    const item = tree.type === 'array' ? tree.children?.[part] : undefined
    return item === undefined
      ? tree.offset
      : offsetOf(item, at === undefined ? { path: rest } : { path: rest, at })
  }
  const property = properties(tree).findLast(({ key }) => key === part)
  if (property === undefined) return tree.offset
  const { keyNode, value } = property
  if (value === undefined || (at === 'key' && rest.length === 0)) return keyNode.offset
  return offsetOf(value, at === undefined ? { path: rest } : { path: rest, at })
}

/** A key that stands a second time in its object. */
interface DoubledKey {
  readonly path: Path
  readonly found: string
  readonly offset: number
  /** The offset of the first one. */
  readonly first: number
}

/** JSON parsers silently use the last of two equal keys, so a file with both is refused. */
export function* doubledKeys(node: Node, path: Path = []): Generator<DoubledKey> {
  if (node.type === 'array') {
    for (const [index, child] of (node.children ?? []).entries()) yield* doubledKeys(child, [...path, index])
  }
  const seen = new Map<string, number>()
  for (const { key, keyNode, value } of properties(node)) {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, keyNode.offset)
    else {
      const found = `the key ${valueWords(key)} a second time`
      yield { path: [...path, key], found, offset: keyNode.offset, first }
    }
    if (value !== undefined) yield* doubledKeys(value, [...path, key])
  }
}

interface Property {
  readonly key: string
  readonly keyNode: Node
  readonly value: Node | undefined
}

function properties(node: Node): readonly Property[] {
  if (node.type !== 'object') return []
  return (node.children ?? []).flatMap(({ children: [keyNode, value] = [] }) =>
    keyNode === undefined ? [] : [{ key: String(keyNode.value), keyNode, value }],
  )
}
