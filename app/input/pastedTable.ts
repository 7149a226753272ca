import { BLANK } from '../text/oddCharacters.ts'
import { trimEnds } from '../text/trimEnds.ts'

/** A row of a table that was pasted. */
export interface PastedRow {
  /** Its first line in the text, from 1. */
  readonly line: number
  /** As they stand, without the quotation marks of the format. */
  readonly cells: readonly string[]
}

/** What holds two cells apart. */
interface Separator {
  /** At the place where the expression looks. */
  readonly pattern: RegExp
  /** Whether blanks around it belong to it and not to the cells. */
  readonly isPadded: boolean
}

/** In the order in which they are trusted, when two explain the text equally well. */
const SEPARATORS: readonly Separator[] = [
  { pattern: /\t/y, isPadded: false },
  { pattern: /;/y, isPadded: true },
  { pattern: /\|/y, isPadded: true },
  { pattern: /,/y, isPadded: true },
  // Columns that a program put below each other.
  { pattern: / {2,}/y, isPadded: true },
]

/** The first line with which Excel is told what separates the cells of a CSV file. */
const EXCEL_HINT = /^"?sep=([,;|\t])"?$/i

/**
 * The rows of a table from a spreadsheet, a CSV file, a web page, Markdown or a terminal. Every line of the text is in
 * one of them; a line that is no table has one cell, a blank one has none.
 * @param isIdentified whether a cell shows that its row was taken apart rightly
 */
export function pastedRows(text: string, isIdentified: (cell: string) => boolean): readonly PastedRow[] {
  const lines = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const hint = EXCEL_HINT.exec(lines.split('\n', 1)[0] ?? '')?.[1]
  const told = SEPARATORS.filter(({ pattern }) => hint !== undefined && matches(pattern, hint))
  const readings = (told.length > 0 ? told : SEPARATORS).map((separator) =>
    rowsOf(lines, separator, isIdentified),
  )
  const [first = [], ...others] = readings.map((rows) => ({ rows, score: scoreOf(rows, isIdentified) }))
  return 'rows' in first
    ? others.reduce((best, each) => (isBetter(each.score, best.score) ? each : best), first).rows
    : []
}

function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** Rows of several cells with one that identifies them; then rows of three cells or more. */
function scoreOf(rows: readonly PastedRow[], isIdentified: (cell: string) => boolean): readonly number[] {
  const tables = rows.filter(({ cells }) => cells.length > 1)
  return [
    tables.filter(({ cells }) => cells.some(isIdentified)).length,
    tables.filter(({ cells }) => cells.length > 2).length,
  ]
}

function isBetter(score: readonly number[], than: readonly number[]): boolean {
  const at = score.findIndex((number, index) => number !== than[index])
  return at !== -1 && (score[at] ?? 0) > (than[at] ?? 0)
}

function rowsOf(
  text: string,
  separator: Separator,
  isIdentified: (cell: string) => boolean,
): readonly PastedRow[] {
  const rows: PastedRow[] = []
  let cells: string[] = []
  let [line, firstLine, at] = [1, 1, 0]
  const endRow = () => {
    rows.push({ line: firstLine, cells: cells.every(isBlank) ? [] : cells })
    cells = []
  }
  for (;;) {
    const quoted = quotedCell(text, at, separator)
    const swallowsRows = quoted !== undefined && holdsRow(quoted.value, separator, isIdentified)
    const cell = quoted === undefined || swallowsRows ? plainCell(text, at, separator) : quoted
    cells.push(cell.value)
    line += cell.lineBreaks
    at = cell.end
    if (at >= text.length) break
    if (text[at] === '\n') {
      endRow()
      at += 1
      line += 1
      firstLine = line
    } else at = afterSeparator(text, at, separator)
  }
  if (text !== '' && !text.endsWith('\n')) endRow()
  return rows
}

interface ReadCell {
  readonly value: string
  /** Where the separator, the line break or the end is. */
  readonly end: number
  /** Within the cell. */
  readonly lineBreaks: number
}

/** Two quotation marks that are no pair have whole rows between them. */
function holdsRow(value: string, separator: Separator, isIdentified: (cell: string) => boolean): boolean {
  if (!value.includes('\n')) return false
  return value.split('\n').some((line) => line.split(new RegExp(separator.pattern.source)).some(isIdentified))
}

function plainCell(text: string, at: number, separator: Separator): ReadCell {
  let end = at
  while (end < text.length && text[end] !== '\n' && afterSeparator(text, end, separator) === end) end += 1
  const value = text.slice(at, end)
  return { value: separator.isPadded ? trimmed(value) : value, end, lineBreaks: 0 }
}

/**
 * RFC 4180, as spreadsheets copy cells, too: in quotation marks, which are doubled in it. `undefined` when it is not
 * closed right before a separator or a line's end: then the marks are a part of the value, and no line is swallowed.
 */
function quotedCell(text: string, at: number, separator: Separator): ReadCell | undefined {
  const start = separator.isPadded ? afterBlanks(text, at) : at
  if (text[start] !== '"') return undefined
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return undefined
    value += text.slice(from, quote)
    if (value.length > LONGEST_CELL) return undefined
    if (text[quote + 1] !== '"') {
      const end = separator.isPadded ? afterBlanks(text, quote + 1) : quote + 1
      const isClosed =
        end >= text.length || text[end] === '\n' || afterSeparator(text, end, separator) !== end
      const lineBreaks = value.split('\n').length - 1
      return isClosed && lineBreaks <= MOST_LINES ? { value, end, lineBreaks } : undefined
    }
    value += '"'
    from = quote + 2
  }
}

/** A quotation mark that opens a cell by mistake finds another one somewhere below. */
const MOST_LINES = 5
const LONGEST_CELL = 2000

/** Where the next cell begins; the same place when no separator is there. */
function afterSeparator(text: string, at: number, { pattern }: Separator): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function afterBlanks(text: string, at: number): number {
  let end = at
  while (text[end] === ' ') end += 1
  return end
}

function trimmed(text: string): string {
  return trimEnds(text, / /)
}

export function isBlank(cell: string): boolean {
  return trimEnds(cell, BLANK) === ''
}
