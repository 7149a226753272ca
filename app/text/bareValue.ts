import { BLANK } from './oddCharacters.ts'
import { trimEnds } from './trimEnds.ts'

/** What people, programs and documents put around a value. */
const QUOTES = '"\'`\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a'
const AROUND = new RegExp(`[${QUOTES}]|${BLANK.source}`, 'u')

/** Without blanks and quotation marks around it. */
export function bareValue(text: string): string {
  return trimEnds(text, AROUND)
}
