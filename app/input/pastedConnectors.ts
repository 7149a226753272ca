import { type ConnectorForm, FORM_FIELDS } from '../activeeye/connectorForm.ts'
import { bareValue } from '../text/bareValue.ts'
import { parseAccountId } from './accountId.ts'
import { LIMITS, tooMuch, tooMuchText } from './limits.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { isBlank, type PastedRow, pastedRows } from './pastedTable.ts'
import { isSpreadsheetNumber, LONGEST_ACCOUNT_ID } from './spreadsheetNumber.ts'

/** A connector of a list that was copied from ActiveEye. A field without a column is left out. Values are as they stand. */
export interface PastedConnector extends Partial<ConnectorForm> {
  /** Its first line in the text, from 1. */
  readonly line: number
}

/** A line that holds no connector. */
export interface OtherLine {
  readonly line: number
  /** `layout`: what a format needs and no person wrote, such as `|---|---|`. */
  readonly is: 'blank' | 'heading' | 'layout' | 'notUnderstood'
  /** Its cells, as they stand. */
  readonly cells: readonly string[]
}

/** A pasted list: each row of the text is in one of the two, in the order of the text. */
export interface PastedConnectors {
  readonly connectors: readonly PastedConnector[]
  readonly others: readonly OtherLine[]
  /** The fields of the form for which the list has a column, or lines. */
  readonly fields: readonly Field[]
  /** What the list calls columns that are no field of the form; empty cells and a list without headings have none. */
  readonly notCompared: readonly string[]
}

type Field = keyof ConnectorForm

/** The values of each field that the list should have: without headings they show which column is which. */
export type KnownValues = Readonly<Record<Exclude<Field, 'priority'>, ReadonlySet<string>>>

/**
 * Reads a list of connectors, whatever its format, the order of its columns, and with or without headings.
 * @returns refused when it is too long, has too many lines or holds nothing
 */
export function parsePastedConnectors(text: string, known: KnownValues): Parsed<PastedConnectors> {
  const tooLong = tooMuch(text.length, LIMITS.pastedConnectors, 'characters')
  if (tooLong !== undefined) return refused(tooMuchText('The pasted list', tooLong))
  const tooMany = tooMuch(text.split(/\r\n|\r|\n/).length, LIMITS.pastedLines, 'lines')
  if (tooMany !== undefined) return refused(tooMuchText('The pasted list', tooMany))
  if (isBlank(text))
    return refused('There is nothing in it. Copy the list of connectors from ActiveEye first.')
  return accepted(labelledBlocks(text) ?? table(pastedRows(text, looksLikeAccountId), known))
}

/** What an account ID is, or was before a spreadsheet made a number of it. */
export function looksLikeAccountId(cell: string): boolean {
  if (cell.length > LONGEST_ACCOUNT_ID || !/\d/.test(cell)) return false
  return parseAccountId(bareValue(cell)).ok || isSpreadsheetNumber(cell)
}

/** Names of the fields, in lower case and without anything between their letters. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  displayName: ['displayname', 'name', 'connector', 'connectorname', 'connectordisplayname'],
  accountId: ['accountid', 'awsaccountid', 'account', 'awsaccount', 'accountnumber'],
  externalId: ['externalid', 'awsexternalid', 'externalidentifier'],
  priority: ['priority', 'accountpriority'],
}
const PRIORITIES: ReadonlySet<string> = new Set(['low', 'medium', 'high'])

function fieldCalled(heading: string): Field | undefined {
  const letters = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return FORM_FIELDS.find((field) => HEADINGS[field].includes(letters))
}

/** Headings are looked for in this many rows: what a page has above its table comes first. */
const ROWS_BEFORE_HEADINGS = 10

function table(rows: readonly PastedRow[], known: KnownValues): PastedConnectors {
  const at = rows
    .slice(0, ROWS_BEFORE_HEADINGS)
    .findIndex(({ cells }) => new Set(cells.flatMap((cell) => fieldCalled(cell) ?? [])).size > 1)
  const headings = rows[at]?.cells
  const columns = headings === undefined ? columnsByContent(rows, known) : columnsByHeading(headings)
  const connectors: PastedConnector[] = []
  const others: OtherLine[] = []
  for (const [index, { line, cells }] of rows.entries()) {
    const connector = index > at && !isLayout(cells) ? connectorIn(line, cells, columns) : undefined
    if (connector === undefined) others.push({ line, is: kindOf(cells, headings), cells })
    else connectors.push(connector)
  }
  const notCompared = (headings ?? []).filter((heading, column) => !columns.has(column) && !isBlank(heading))
  return {
    connectors,
    others,
    fields: FORM_FIELDS.filter((field) => [...columns.values()].includes(field)),
    notCompared,
  }
}

function kindOf(cells: readonly string[], headings: readonly string[] | undefined): OtherLine['is'] {
  if (cells.length === 0) return 'blank'
  if (isLayout(cells)) return 'layout'
  // A list of several pages has its headings several times.
  const isHeading = headings !== undefined && cells.join('\t') === headings.join('\t')
  return isHeading ? 'heading' : 'notUnderstood'
}

/** `|---|---|`, and the line that tells Excel the separator. */
function isLayout(cells: readonly string[]): boolean {
  const text = cells.join('')
  return /^[-:=+|_\s]+$/.test(text) || /^"?sep=/i.test(text)
}

/** @returns the field of each column that has one; of two columns for one field the first counts. */
function columnsByHeading(headings: readonly string[]): ReadonlyMap<number, Field> {
  const columns = new Map<number, Field>()
  for (const [column, heading] of headings.entries()) {
    const field = fieldCalled(heading)
    if (field !== undefined && ![...columns.values()].includes(field)) columns.set(column, field)
  }
  return columns
}

/** Each field has the column in which most cells look like it; what can't be told has its place in the form's order. */
function columnsByContent(rows: readonly PastedRow[], known: KnownValues): ReadonlyMap<number, Field> {
  const table = rows.filter(({ cells }) => cells.length > 1)
  const columns = new Map<number, Field>()
  const claim = (field: Field, fits: (cell: string) => boolean) => {
    const counts = new Map<number, number>()
    for (const { cells } of table) {
      for (const [column, cell] of cells.entries()) {
        if (!columns.has(column) && fits(cell)) counts.set(column, (counts.get(column) ?? 0) + 1)
      }
    }
    const [best] = [...counts].toSorted(([, a], [, b]) => b - a)
    if (best !== undefined) columns.set(best[0], field)
    return best?.[0]
  }
  const accountId = claim('accountId', looksLikeAccountId)
  const priority = claim('priority', (cell) => PRIORITIES.has(comparable(cell)))
  const isKnown = (field: 'displayName' | 'externalId') => (cell: string) =>
    known[field].has(comparable(cell))
  const externalId = claim('externalId', isKnown('externalId'))
  const displayName = claim('displayName', isKnown('displayName'))
  if (accountId === undefined) return columns
  const isFree = (column: number) => column >= 0 && !columns.has(column)
  if (displayName === undefined && isFree(accountId - 1)) columns.set(accountId - 1, 'displayName')
  if (externalId === undefined && isFree(accountId + 1)) columns.set(accountId + 1, 'externalId')
  if (priority === undefined && isFree(accountId + 2)) columns.set(accountId + 2, 'priority')
  return columns
}

/** A value as it is looked up: without blanks and quotation marks around it, in lower case. */
export function comparable(value: string): string {
  return bareValue(value).toLowerCase()
}

/** `undefined` when the row holds no connector: it has neither an account ID nor two of the other fields. */
function connectorIn(
  line: number,
  cells: readonly string[],
  columns: ReadonlyMap<number, Field>,
): PastedConnector | undefined {
  const found = new Map<Field, string>()
  for (const [column, field] of columns) found.set(field, cells[column] ?? '')
  const filled = FORM_FIELDS.filter((field) => field !== 'priority' && !isBlank(found.get(field) ?? ''))
  const isRow = filled.length > 1 || looksLikeAccountId(found.get('accountId') ?? '')
  if (!isRow || filled.every((field) => fieldCalled(found.get(field) ?? '') !== undefined)) return undefined
  return connectorOf(line, found)
}

function connectorOf(line: number, found: ReadonlyMap<Field, string>): PastedConnector {
  const values = FORM_FIELDS.flatMap((field) => {
    const value = found.get(field)
    return value === undefined ? [] : [[field, value] as const]
  })
  return { line, ...Object.fromEntries(values) }
}

/** Of a line without blanks before it. */
const LABEL = /^(?:[-*\u2022][ \t]+)?([\p{L} ]{4,24}?)[ \t]*[:=\t][ \t]?(.*)$/u

/**
 * A connector as lines with labels, as *Copy all* and pages of one connector give it, again and again. A label that
 * comes again begins the next connector. `undefined` when the text is no such list.
 */
function labelledBlocks(text: string): PastedConnectors | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const read = lines.map((line) => {
    const [, label = '', value = ''] = LABEL.exec(line.trimStart()) ?? []
    return { text: line, field: fieldCalled(label), value }
  })
  const labelled = read.filter(({ field }) => field !== undefined)
  const isList = 2 * labelled.length >= lines.filter((line) => !isBlank(line)).length
  if (!isList || new Set(labelled.map(({ field }) => field)).size < 2) return undefined
  const connectors: PastedConnector[] = []
  const others: OtherLine[] = []
  let block = new Map<Field, string>()
  let first = 1
  const endBlock = () => {
    if (block.size > 0) connectors.push(connectorOf(first, block))
    block = new Map()
  }
  for (const [index, { text, field, value }] of read.entries()) {
    if (field === undefined) {
      const is = isBlank(text) ? 'blank' : 'notUnderstood'
      if (is === 'notUnderstood' || index < lines.length - 1)
        others.push({ line: index + 1, is, cells: is === 'blank' ? [] : [text] })
      continue
    }
    if (block.has(field)) endBlock()
    if (block.size === 0) first = index + 1
    block.set(field, value)
  }
  endBlock()
  const named = new Set(read.flatMap(({ field }) => field ?? []))
  return { connectors, others, fields: FORM_FIELDS.filter((field) => named.has(field)), notCompared: [] }
}
