import { parseAccountId } from '../input/accountId.ts'
import { LIMITS, tooMuch, tooMuchText } from '../input/limits.ts'
import { freeName, plainName } from './freeNames.ts'
import { nameKey } from './name.ts'

/** The account on one line of a pasted list. */
export interface PastedLine {
  /** From 1. */
  readonly line: number
  readonly text: string
  /** 12 digits, or the text in their place. */
  readonly accountId: string
  readonly name: string
  /** Why it can't be added. */
  readonly fault?: string
  /** With a fault: nothing is to be corrected, since the line is no account or one that is there already. */
  readonly isNeedless?: true
}

/** Why nothing of a pasted text is read: it is too long, or has more accounts than an onboarding. */
export function pasteRefusal(text: string, present: number): string | undefined {
  const tooLong = tooMuch(text.length, LIMITS.pastedAccounts, 'characters')
  if (tooLong !== undefined) return tooMuchText('The pasted list', tooLong)
  const tooMany = tooMuch(present + linesOf(text).length, LIMITS.accounts, 'accounts')
  return tooMany && tooMuchText('With this list, the onboarding', tooMany)
}

interface Present {
  readonly accountId: string
  readonly name: string
}

interface Columns {
  readonly id: number
  readonly name: number | undefined
}

/**
 * Reads accounts from what a person pasted: one on each line, as `111122223333 prod`, CSV, cells of a spreadsheet, or
 * the list that AWS Organizations exports. An ID may have dashes; the name may come first. Blank lines are skipped.
 * @param present the accounts in the list already.
 */
export function parsePaste(text: string, present: readonly Present[]): readonly PastedLine[] {
  if (pasteRefusal(text, present.length) !== undefined) return []
  const lines = linesOf(text)
  const [first] = lines
  const columns = first && headings(fieldsInLine(first.content))
  const places = new Map(present.map(({ accountId }) => [accountId, 'in the list']))
  const names = new Set(present.map(({ name }) => nameKey(name)))

  return lines.slice(columns === undefined ? 0 : 1).map(({ content, line }): PastedLine => {
    const found = accountIn(fieldsInLine(content), columns)
    const parsed = parseAccountId(found.accountId)
    const pasted = { line, text: content }
    if (!parsed.ok) {
      const [{ expected, why }] = parsed.refusals
      if (isTotal(content))
        return { ...pasted, ...found, fault: 'It is a total, not an account.', isNeedless: true }
      return { ...pasted, ...found, fault: `Expected ${expected} (${why}).` }
    }
    const accountId = parsed.value
    const place = places.get(accountId)
    if (place !== undefined) {
      return { ...pasted, ...found, accountId, fault: `It is ${place} already.`, isNeedless: true }
    }
    places.set(accountId, `on line ${line}`)
    const name = freeName(plainName(found.name) || accountId, names)
    return { ...pasted, accountId, name }
  })
}

/** The last line of a spreadsheet or of an export: "Total: 12", "12 accounts", "Sum;;3". */
function isTotal(content: string): boolean {
  const text = content.replaceAll(/["',;\t|]+/g, ' ').trim()
  return (
    /^(?:grand )?(?:total|sum|summe|gesamt|count)\b/i.test(text) ||
    /^\d{1,6} (?:accounts?|rows?|items?)\b/i.test(text)
  )
}

function linesOf(text: string): readonly { readonly content: string; readonly line: number }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '')
}

/** The columns, if the first line is a heading: it has no account ID, but a heading for one. */
function headings(fields: readonly string[]): Columns | undefined {
  if (fields.some((field) => /\d{4}/.test(field))) return undefined
  const words = fields.map((field) =>
    field
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, ' ')
      .trim(),
  )
  const id = firstOf(words, [
    'account id',
    'accountid',
    'aws account id',
    'account number',
    'id',
    'account',
    'aws account',
  ])
  if (id === undefined) return undefined
  return { id, name: firstOf(words, ['name', 'account name', 'accountname', 'alias', 'description']) }
}

function firstOf(words: readonly string[], wanted: readonly string[]): number | undefined {
  const found = wanted.map((word) => words.indexOf(word)).find((index) => index >= 0)
  return found
}

function accountIn(
  fields: readonly string[],
  columns: Columns | undefined,
): { readonly accountId: string; readonly name: string } {
  if (columns !== undefined) {
    const { id, name } = columns
    return { accountId: fields[id] ?? '', name: name === undefined ? '' : (fields[name] ?? '') }
  }
  const right = fields.findIndex((field) => parseAccountId(field).ok)
  // Without a valid ID, the field that looks most like one is taken, so that its fault can be shown.
  const id =
    right >= 0
      ? right
      : Math.max(
          0,
          fields.findIndex((field) => /\d{3}/.test(field)),
        )
  const name = fields.find((field, index) => index !== id && isName(field)) ?? ''
  return { accountId: fields[id] ?? '', name }
}

/** Exports have email addresses and ARNs beside the name. */
function isName(field: string): boolean {
  return field !== '' && !field.startsWith('arn:') && !/^\S+@\S+$/.test(field)
}

/** An account ID with or without separators, at an end of a line. */
const ID = String.raw`\d{4}[\s\p{Pd}]{1,3}\d{4}[\s\p{Pd}]{1,3}\d{4}|\d[\d\p{Pd}]+`
const ID_FIRST = new RegExp(`^(${ID})[\\s:=|]+(.+)$`, 'u')
const ID_LAST = new RegExp(`^(.+?)[\\s:=|]+(${ID})$`, 'u')

/** A longer line is no account. The expressions would take long on a text that was pasted by mistake. */
const LONGEST = 1_000

/**
 * The fields of a line, trimmed: separated by tabs (a spreadsheet), semicolons or commas (CSV, with quotes), else an
 * account ID and the name beside it.
 */
function fieldsInLine(line: string): readonly string[] {
  const delimiter = ['\t', ';', ','].find((one) => line.includes(one))
  if (delimiter !== undefined) return separated(line, delimiter)
  const text = line.trim()
  if (text.length > LONGEST) return [text.slice(0, LONGEST)]
  const parts = (ID_FIRST.exec(text) ?? ID_LAST.exec(text))?.slice(1)
  return parts?.map((part) => part.trim()) ?? [text]
}

/** One line of CSV: a quoted field may contain the delimiter, and doubled quotes. */
function separated(line: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  let [field, quoted] = ['', false]
  for (let index = 0; index < line.length; index += 1) {
    const char = line.charAt(index)
    if (char === '"' && quoted && line.charAt(index + 1) === '"') {
      field += '"'
      index += 1
    } else if (char === '"' && (quoted || field.trim() === '')) {
      quoted = !quoted
    } else if (char === delimiter && !quoted) {
      fields.push(field.trim())
      field = ''
    } else {
      field += char
    }
  }
  return [...fields, field.trim()]
}
