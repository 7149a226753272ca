import { HIDDEN } from './plainText.ts'

const UNESCAPED = new RegExp(`(?!\\n)${HIDDEN}`, 'gu')
const UNSAFE_IN_HTML = new RegExp(`[<>&]|${HIDDEN}`, 'gu')

/**
 * A value as indented JSON. JSON.stringify escapes what is below U+0020 and nothing else; here DEL, C1, bidirectional
 * and invisible characters are escaped too, so that a terminal shows them and a parser gets the same data.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNESCAPED, escaped)
}

/** A value as JSON in one line for the inside of HTML: no character of it means anything there. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE_IN_HTML, escaped)
}

function escaped(char: string): string {
  return Array.from(
    { length: char.length },
    (_, index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
}
