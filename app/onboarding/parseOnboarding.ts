import type { Node } from 'jsonc-parser'
import { firstItems, LIMITS } from '../input/limits.ts'
import { type Fault, faultText, pathText } from './fault.ts'
import { doubledKeys, offsetOf, parseJsonTree, treeValue } from './jsonTree.ts'
import type { Onboarding } from './onboarding.ts'
import { validateOnboarding } from './validateOnboarding.ts'

/** One thing that is wrong with an onboarding file, and where, for the person who wrote it. */
interface InputError {
  /** As the person named it. */
  readonly file: string
  /** From 1; 0 for an error about the whole file. */
  readonly line: number
  /** From 1, in UTF-16 units as editors count; 0 for an error about the whole file. */
  readonly column: number
  /** `accounts[2].externalId`; empty for the whole file. */
  readonly path: string
  /** What is there: `"Acme_Prod"`, `nothing`. */
  readonly found: string
  /** What belongs there; completes the sentence "expected …". */
  readonly expected: string
  /** Both in one sentence, with the reason where there is one. */
  readonly message: string
}

export type ParsedOnboarding =
  | { readonly ok: true; readonly onboarding: Onboarding }
  | { readonly ok: false; readonly errors: readonly InputError[] }

/**
 * Reads an onboarding file: JSON, comments and trailing commas allowed. Finds the first errors, up to a limit,
 * in the order in which they stand; a file with any is not used at all. @param fileName as the person knows it, for the errors.
 */
export function parseOnboarding(content: string, fileName: string): ParsedOnboarding {
  const text = content.replace(/^\ufeff/, '')
  const placeOf = placesIn(text)
  const errorAt = (offset: number, fault: Omit<Fault, 'sameAs'>, sameAs?: string): InputError => ({
    file: fileName,
    ...placeOf(offset),
    path: pathText(fault.path),
    found: fault.found,
    expected: fault.expected,
    message: faultText(fault, sameAs),
  })

  const parsed = parseJsonTree(text)
  if (!parsed.ok) {
    const errors = parsed.faults.map(({ offset, found, expected }) =>
      errorAt(offset, { path: [], found, expected }),
    )
    return { ok: false, errors: firstErrors(errors, fileName) }
  }

  const { tree } = parsed
  // One more than is reported tells that there are more.
  const validated = validateOnboarding(treeValue(tree), { mostFaults: LIMITS.errors + 1 })
  const doubled = firstItems(doubledKeys(tree), LIMITS.errors + 1).map(({ offset, first, ...fault }) =>
    errorAt(offset, { ...fault, expected: 'each key once' }, `line ${placeOf(first).line}`),
  )
  if (validated.ok && doubled.length === 0) return validated

  const faults = validated.ok ? [] : validated.faults
  const errors = faults.map((fault) =>
    errorAt(offsetOf(tree, fault), fault, sameAsText(fault, tree, placeOf)),
  )
  return { ok: false, errors: firstErrors([...errors, ...doubled], fileName) }
}

/** `acme.onboarding.json:14:21 accounts[2].externalId: found "Acme_Prod", expected …` */
export function inputErrorText({ file, line, column, path, message }: InputError): string {
  const place = line === 0 ? file : `${file}:${line}:${column}`
  return path === '' ? `${place}: ${message}` : `${place} ${path}: ${message}`
}

function sameAsText(
  { sameAs }: Fault,
  tree: Node,
  placeOf: (offset: number) => LineAndColumn,
): string | undefined {
  if (sameAs === undefined) return undefined
  return `${pathText(sameAs)}, line ${placeOf(offsetOf(tree, { path: sameAs })).line}`
}

/** In the order of the file; when there are more than are reported, the last one says so. */
function firstErrors(errors: readonly InputError[], file: string): readonly InputError[] {
  const inOrder = errors.toSorted(byPlace)
  if (inOrder.length <= LIMITS.errors) return inOrder
  const found = `more than ${LIMITS.errors} errors`
  const expected = `the ${LIMITS.errors} above to be corrected first`
  const message = faultText({ path: [], found, expected })
  return [
    ...inOrder.slice(0, LIMITS.errors),
    { file, line: 0, column: 0, path: '', found, expected, message },
  ]
}

function byPlace(a: InputError, b: InputError): number {
  return a.line - b.line || a.column - b.column
}

/** A place in a text as editors show it: both from 1, columns in UTF-16 units. */
interface LineAndColumn {
  readonly line: number
  readonly column: number
}

/** Translates offsets in a text into lines and columns. */
function placesIn(text: string): (offset: number) => LineAndColumn {
  const starts = [0]
  for (const lineBreak of text.matchAll(/\r\n|\r|\n/g)) starts.push(lineBreak.index + lineBreak[0].length)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
