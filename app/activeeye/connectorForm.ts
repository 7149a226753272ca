import { list } from '../text/list.ts'

/** The service connector: a person adds it in ActiveEye; we say what to enter and compare what was entered. */

/** The fields of ActiveEye's form that have to be right, in the form's order. */
export interface ConnectorFields {
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
}

export const FIELD_NAMES: Readonly<Record<keyof ConnectorFields, string>> = {
  displayName: 'Display Name',
  accountId: 'Account ID',
  externalId: 'External ID',
}

/** Names the first character that differs, invisible ones included, and what surrounds it. */
export function describeDifference(wanted: string, entered: string): string {
  const wantedCharacters = [...wanted]
  const enteredCharacters = [...entered]
  if (entered === '') return 'nothing was entered'
  const at = wantedCharacters.findIndex((character, index) => character !== enteredCharacters[index])
  if (at === -1) {
    const extra = enteredCharacters.slice(wantedCharacters.length)
    return `it has ${extra.length === 1 ? 'a character' : `${extra.length} characters`} too many at the end: ${list(extra.map(nameCharacter))}`
  }
  const found = enteredCharacters[at]
  const expected = nameCharacter(wantedCharacters[at] ?? '')
  return found === undefined
    ? `it stops after ${at} characters, where ${expected} should follow`
    : `character ${at + 1} is ${nameCharacter(found)}, expected ${expected}`
}

export const CHARACTER_NAMES: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\t': 'a tab',
  '\n': 'a line break',
  '\u00a0': 'a non-breaking space',
  '\u200b': 'an invisible zero-width space',
  '\ufeff': 'an invisible byte-order mark',
  '-': '"-" (a dash)',
  '\u2010': '"\u2010" (a typographic hyphen)',
  '\u2011': '"\u2011" (a non-breaking hyphen)',
  '\u2012': '"\u2012" (a figure dash)',
  '\u2013': '"\u2013" (an en dash)',
  '\u2014': '"\u2014" (an em dash)',
  '\u2212': '"\u2212" (a minus sign)',
  _: '"_" (an underscore)',
  O: '"O" (capital letter O)',
  o: '"o" (letter o)',
  '0': '"0" (digit zero)',
  l: '"l" (letter l)',
  I: '"I" (capital letter I)',
  '1': '"1" (digit one)',
}

export function nameCharacter(character: string): string {
  const known = CHARACTER_NAMES[character]
  if (known !== undefined) return known
  const codePoint = character.codePointAt(0) ?? 0
  const printable = codePoint > 0x20 && codePoint < 0x7f
  return printable
    ? `"${character}"`
    : `"${character}" (U+${codePoint.toString(16).toUpperCase().padStart(4, '0')})`
}
