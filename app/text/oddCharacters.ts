import { lookalikeLetter } from './lookalikeLetters.ts'

/**
 * Names of characters that can't be seen or look like others. They come along when values are copied from consoles,
 * documents and chats, and ActiveEye compares character by character, so a message has to name them.
 */

/** Characters that a value should not hold. */
const ODD: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a non-breaking space'],
  ['\u00ad', 'a soft hyphen'],
  ['\u2007', 'a figure space'],
  ['\u200b', 'a zero-width space'],
  ['\u200c', 'a zero-width non-joiner'],
  ['\u200d', 'a zero-width joiner'],
  ['\u2010', 'a typographic hyphen'],
  ['\u2011', 'a non-breaking hyphen'],
  ['\u2012', 'a figure dash'],
  ['\u2013', 'an en dash'],
  ['\u2014', 'an em dash'],
  ['\u2015', 'a horizontal bar'],
  ['\u2212', 'a minus sign'],
  ['\u202f', 'a narrow non-breaking space'],
  ['\u200e', 'a left-to-right mark'],
  ['\u200f', 'a right-to-left mark'],
  ['\u2028', 'a line separator'],
  ['\u2029', 'a paragraph separator'],
  ['\u202a', 'a left-to-right embedding'],
  ['\u202b', 'a right-to-left embedding'],
  ['\u202c', 'the end of a directional change'],
  ['\u202d', 'a left-to-right override'],
  ['\u202e', 'a right-to-left override'],
  ['\u2060', 'a word joiner'],
  ['\ufe58', 'a small em dash'],
  ['\ufe63', 'a small hyphen-minus'],
  ['\ufeff', 'a byte order mark'],
  ['\uff0d', 'a full-width hyphen-minus'],
  ['\t', 'a tab'],
  ['\n', 'a line break'],
  ['\r', 'a line break'],
])

/** Characters that may be right and are easily taken for another. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  [' ', 'a space'],
  ['"', 'a double quotation mark'],
  ["'", '"\'" (an apostrophe)'],
  ['-', '"-" (a dash)'],
  ['_', '"_" (an underscore)'],
  ['O', '"O" (capital letter O)'],
  ['o', '"o" (letter o)'],
  ['0', '"0" (digit zero)'],
  ['l', '"l" (letter l)'],
  ['I', '"I" (capital letter I)'],
  ['1', '"1" (digit one)'],
])

/** Everything that is taken for a dash. */
export const DASH = /[-\p{Pd}\u2212]/u

/**
 * Takes no room, has no ink, or is white space other than the plain blank: controls, formats, typographic spaces.
 * Marks are left out: they belong to emoji and to writing.
 */
export const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800\u{16fe4}\u{1d159}]|(?!\p{M})\p{Default_Ignorable_Code_Point}|(?! )\p{Zs}/u

/**
 * White space of any kind and what takes no room. Its source may stand in a larger expression: no character matches it in
 * two ways, which would double the time of a repetition with each character.
 */
export const BLANK =
  /(?:\u{16fe4}|(?!\p{M})[\s\p{Cc}\p{Cf}\p{Z}\u2800\u{1d159}\p{Default_Ignorable_Code_Point}])/u

/** The names of the invisible and look-alike characters in a text, each once: `an en dash (U+2013)`. */
export function nameOddCharacters(text: string): readonly string[] {
  return [...new Set([...text].filter(isOdd).map(oddName))]
}

/** Blanks at the ends, by name. */
export function nameOuterBlanks(text: string): readonly string[] {
  return [
    ...(/^ /.test(text) ? ['a blank at the start'] : []),
    ...(/ $/.test(text) ? ['a blank at the end'] : []),
  ]
}

/** One character in a sentence: `"a"`, `"0" (digit zero)`, `"é" (U+00E9)`, `an en dash (U+2013)`. */
export function nameCharacter(char: string): string {
  if (isOdd(char)) return oddName(char)
  if (/^\p{M}$/u.test(char)) return `a combining mark (${codePoint(char)})`
  if (/^\p{C}$/u.test(char)) return `a character that can't be shown (${codePoint(char)})`
  const look = lookalikeLetter(char)
  if (look !== undefined) return `${look.what} that looks like "${look.letter}" (${codePoint(char)})`
  return LOOKALIKES.get(char) ?? (/^[!-~]$/.test(char) ? `"${char}"` : `"${char}" (${codePoint(char)})`)
}

function isOdd(char: string): boolean {
  return INVISIBLE.test(char) || (char !== '-' && DASH.test(char))
}

function oddName(char: string): string {
  return `${ODD.get(char) ?? (DASH.test(char) ? 'another dash' : 'an invisible character')} (${codePoint(char)})`
}

/** `U+200B`: names a character that can't be seen. */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
