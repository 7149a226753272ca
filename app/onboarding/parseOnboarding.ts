import type { Node } from 'jsonc-parser'
import { type Fault, faultText, pathText } from './fault.ts'
import type { InputError } from './inputError.ts'
import { doubledKeys, offsetOf, treeValue } from './jsonPlaces.ts'
import { parseJsonTree } from './jsonSyntax.ts'
import type { Onboarding } from './onboarding.ts'
import { type LineAndColumn, placesIn } from './textPlaces.ts'
import { validateOnboarding } from './validateOnboarding.ts'

export type ParsedOnboarding =
  | { readonly ok: true; readonly onboarding: Onboarding }
  | { readonly ok: false; readonly errors: readonly InputError[] }

/**
 * Reads an onboarding file: JSON, comments and trailing commas allowed. Finds all errors at once, in the order
 * in which they stand; a file with any is not used at all. @param fileName as the person knows it, for the errors.
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
    const errors = parsed.faults.map(({ offset, ...fault }) => errorAt(offset, { path: [], ...fault }))
    return { ok: false, errors: firstInEachLine(errors) }
  }

  const { tree } = parsed
  const validated = validateOnboarding(treeValue(tree))
  const doubled = doubledKeys(tree).map(({ offset, first, ...fault }) =>
    errorAt(offset, { ...fault, expected: 'each key once' }, `line ${placeOf(first).line}`),
  )
  if (validated.ok && doubled.length === 0) return validated

  const faults = validated.ok ? [] : validated.faults
  const errors = faults.map((fault) =>
    errorAt(offsetOf(tree, fault), fault, sameAsText(fault, tree, placeOf)),
  )
  return { ok: false, errors: [...errors, ...doubled].sort(byPlace) }
}

function sameAsText(
  { sameAs }: Fault,
  tree: Node,
  placeOf: (offset: number) => LineAndColumn,
): string | undefined {
  if (sameAs === undefined) return undefined
  return `${pathText(sameAs)}, line ${placeOf(offsetOf(tree, { path: sameAs })).line}`
}

/** After one slip the parser stumbles over the rest of the line as well. */
function firstInEachLine(errors: readonly InputError[]): readonly InputError[] {
  const lines = new Set<number>()
  return [...errors].sort(byPlace).filter(({ line }) => !lines.has(line) && lines.add(line))
}

function byPlace(a: InputError, b: InputError): number {
  return a.line - b.line || a.column - b.column
}
