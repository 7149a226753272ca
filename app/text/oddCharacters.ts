/**
 * Characters that look like others or like nothing. They come along when values are copied from consoles,
 * documents and chats, and ActiveEye compares character by character, so they are called by their names.
 */

const NAMES: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a no-break space'],
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
  ['\u202f', 'a narrow no-break space'],
  ['\u2060', 'a word joiner'],
  ['\ufe58', 'a small em dash'],
  ['\ufe63', 'a small hyphen-minus'],
  ['\ufeff', 'a byte order mark'],
  ['\uff0d', 'a full-width hyphen-minus'],
  ['\t', 'a tab'],
  ['\n', 'a line break'],
  ['\r', 'a line break'],
])

/** Everything that is taken for a dash. */
export const DASH = /[-\p{Pd}\u2212]/u

/** Takes no room, or is white space other than the plain blank: controls, formats, typographic spaces. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u3164\u115f\u1160]|(?! )\p{Zs}/u

/** White space of any kind and what takes no room. */
export const BLANK = /[\s\p{Cc}\p{Cf}\p{Z}\u3164\u115f\u1160]/u

/** The names of the invisible and look-alike characters in a text, each once: `an en dash (U+2013)`. */
export function nameOddCharacters(text: string): readonly string[] {
  const odd = [...text].filter((char) => INVISIBLE.test(char) || (char !== '-' && DASH.test(char)))
  return [...new Set(odd.map(nameOf))]
}

/** Blanks at the ends, by name. */
export function nameOuterBlanks(text: string): readonly string[] {
  return [
    ...(/^ /.test(text) ? ['a blank at the start'] : []),
    ...(/ $/.test(text) ? ['a blank at the end'] : []),
  ]
}

/** `U+200B`, for saying which character is meant when it can't be seen. */
function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function nameOf(char: string): string {
  return `${NAMES.get(char) ?? (DASH.test(char) ? 'another dash' : 'an invisible character')} (${codePoint(char)})`
}
