import { ACCOUNT_ID_PATTERN } from '../../../app/activeeye/prescribed.ts'
import type { EnteredConnector } from '../../../app/checklist/connectorStatus.ts'
import { LIMITS } from '../../../app/input/limits.ts'
import { prioritySchema } from '../../../app/onboarding/onboarding.ts'

/** Separators of a row from a portal, a spreadsheet or a mail, the most reliable first. Blanks around `|`, `;` and `,` belong to them. */
const SEPARATORS: readonly RegExp[] = [/\r?\n|\t/, / *\| */, / *; */, / *, */]

const LABELS: Readonly<Record<keyof EnteredConnector, RegExp>> = {
  displayName: /^display ?name(?:$|: ?)/i,
  accountId: /^(?:aws )?account ?id(?:$|: ?)/i,
  externalId: /^external ?id(?:$|: ?)/i,
  priority: /^(?:account )?priority(?:$|: ?)/i,
}

/**
 * The fields in a text that holds several: a row of cells, or lines with or without their labels. `undefined` when
 * it is one value. Values are not trimmed: a trailing blank may be the very difference.
 */
export function fieldsInPaste(text: string): Partial<EnteredConnector> | undefined {
  if (text.length > LIMITS.pastedFields) return undefined
  for (const separator of SEPARATORS) {
    const cells = text.split(separator).filter((cell) => cell.trim() !== '')
    if (cells.length < 2) continue
    const fields = labelled(cells) ?? inOrder(cells)
    if (fields !== undefined) return fields
  }
  return undefined
}

/** `Account ID: 444455556666`, or the label in one cell and the value in the next. */
function labelled(cells: readonly string[]): Partial<EnteredConnector> | undefined {
  const found = new Map<string, string>()
  let waiting: string | undefined
  for (const cell of cells) {
    const label = Object.entries(LABELS).find(([, pattern]) => pattern.test(cell))
    if (label === undefined) {
      if (waiting !== undefined) found.set(waiting, cell)
      waiting = undefined
      continue
    }
    const [key, pattern] = label
    const value = cell.replace(pattern, '')
    waiting = value === '' ? key : undefined
    if (value !== '') found.set(key, value)
  }
  const fields = {
    ...given('displayName', found),
    ...given('accountId', found),
    ...given('externalId', found),
    ...priorityIn(found.get('priority')),
  }
  return Object.keys(fields).length > 0 ? fields : undefined
}

/** ActiveEye writes it with a capital letter. A text that is no priority is not compared. */
function priorityIn(text: string | undefined): Partial<EnteredConnector> {
  const parsed = prioritySchema.safeParse(text?.trim().toLowerCase())
  return parsed.success ? { priority: parsed.data } : {}
}

function given(key: keyof EnteredConnector, found: ReadonlyMap<string, string>): Partial<EnteredConnector> {
  const value = found.get(key)
  return value === undefined ? {} : { [key]: value }
}

/** In the form's order, found by the account ID: other cells may come before and after. */
function inOrder(cells: readonly string[]): Partial<EnteredConnector> | undefined {
  const found = cells.findIndex((cell) => ACCOUNT_ID_PATTERN.test(cell.trim()))
  // Three cells without an account ID are a form whose account ID is wrong: the comparison reports that.
  if (found === -1 && cells.length !== 3) return undefined
  const at = found === -1 ? 1 : found
  const [displayName, accountId, externalId, priority] = [
    cells[at - 1],
    cells[at],
    cells[at + 1],
    cells[at + 2],
  ]
  return {
    ...(displayName !== undefined && { displayName }),
    ...(accountId !== undefined && { accountId }),
    ...(externalId !== undefined && { externalId }),
    ...priorityIn(priority),
  }
}
