import { codePoint } from './oddCharacters.ts'

/**
 * What a person would not see and what could deceive them: controls (they steer terminals), line breaks (they forge
 * lines), bidirectional controls (they make an account ID read backwards), characters without width or ink, those of
 * private use, and halves of surrogate pairs. Arabic number signs are in the same Unicode category (Cf) and are visible, so they are left out.
 * The source of a regular expression with the flag `u`.
 */
export const HIDDEN =
  '(?![\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800\\u{16fe4}\\u{1d159}]'

/** Scripts that are written with joiners (Unicode Standard Annex 31, section 2.3). */
const JOINED_SCRIPTS = 'Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr'
  .split(' ')
  .map((script) => `\\p{Script=${script}}`)
  .join('')

/** Where such a character belongs to the writing: in a word of these scripts, in an emoji, after an ideograph. */
const PART_OF_WRITING = [
  `(?<=[${JOINED_SCRIPTS}]\\p{M}*)[\\u200c\\u200d]`,
  '(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]',
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  '(?<=\\p{Script=Hani})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
].join('|')

const DECEIVING = new RegExp(`(?!${PART_OF_WRITING})${HIDDEN}`, 'gu')

/**
 * A value from outside as one line that shows all that is in it: `prod⟨U+202E⟩`. One notation for all of these
 * characters, the one in which messages name them and Unicode lists them; control pictures exist for a few only.
 * Letters of every script stay, also those that are written from right to left.
 *
 * Everything that is not our own source passes this before a person reads it. The places that show text call it for
 * all of it: the terminal's lines, the reports' renderers, the page's text, the log.
 */
export function plainText(value: string): string {
  return value.replace(DECEIVING, named)
}

/** The same for text of several lines that the app itself has put together: its line breaks stay. */
export function plainLines(text: string): string {
  return text.replace(DECEIVING, (char) => (char === '\n' ? char : named(char)))
}

function named(char: string): string {
  return `⟨${codePoint(char)}⟩`
}
