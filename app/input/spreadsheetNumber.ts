import { bareValue } from '../text/bareValue.ts'

/**
 * What a spreadsheet makes of an account ID, which it takes for a number: it drops zeros at the start, groups the
 * digits, adds decimals, or writes an exponent, which loses digits.
 */

/** Characters, with blanks and quotation marks around it. */
export const LONGEST_ACCOUNT_ID = 60

const BETWEEN_GROUPS = `[.,'\u2019_\\s]`
const DECIMALS = '[.,]0{1,2}'
const AT_END = new RegExp(`${DECIMALS}$`)
const BETWEEN = new RegExp(BETWEEN_GROUPS, 'gu')
const WHOLE = new RegExp(`^\\d{9,12}${DECIMALS}$`)
const GROUPED = new RegExp(`^\\d{1,3}(?:${BETWEEN_GROUPS}\\d{3}){3}(?:${DECIMALS})?$`, 'u')
/** Of 11 or 12 digits. */
const EXPONENT = /^\d(?:[.,]\d+)?e\+?1[01]$/i

/** A number instead of an account ID: zeros or digits are lost, or it has separators or decimals. */
export function isSpreadsheetNumber(cell: string): boolean {
  return EXPONENT.test(bareValue(cell)) || accountIdOfNumber(cell) !== undefined
}

/** The account ID of which a spreadsheet made this number; `undefined` when it is no such number, or digits are lost. */
export function accountIdOfNumber(cell: string): string | undefined {
  if (cell.length > LONGEST_ACCOUNT_ID) return undefined
  const bare = bareValue(cell)
  const isNumber = /^\d{9,11}$/.test(bare) || WHOLE.test(bare) || GROUPED.test(bare)
  return isNumber ? digitsOfNumber(bare).padStart(12, '0') : undefined
}

/** Without decimals, and without what a spreadsheet or a program puts between groups of digits. */
export function digitsOfNumber(text: string): string {
  return bareValue(text).replace(AT_END, '').replaceAll(BETWEEN, '')
}

/** A number with any exponent, in a place where an account ID is expected. */
export function hasExponent(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(bareValue(text))
}
