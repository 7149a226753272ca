import { BLANK, DASH } from '../text/oddCharacters.ts'
import { accepted, type Parsed, refused } from './parsed.ts'

const SEPARATORS = new RegExp(`${BLANK.source}|${DASH.source}`, 'gu')

/**
 * The code of an MFA device. People read it off as `123 456` or `123-456`. IAM: six digits, of a virtual device and
 * of a hardware one. The refusal does not repeat what was typed.
 */
export function parseMfaCode(typed: string): Parsed<string> {
  const code = typed.replaceAll(SEPARATORS, '')
  return /^\d{6}$/.test(code) ? accepted(code) : refused('The code of an MFA device has six digits.')
}
