import { INVISIBLE } from './oddCharacters.ts'

const LONGEST = 80
/** The form of AWS's secrets. The file should hold none, but a person may have pasted one. */
const SECRET = /(?:A3T|AKIA|ASIA)[A-Z0-9]{12,}|^\s*[A-Za-z0-9/+=]{40}\s*$|[A-Za-z0-9/+=]{100,}/

/** A value as an error shows it: `"Acme_Prod"`, `nothing`, `a list`. Shows no secret and no invisible character. */
export function valueWords(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return value === '' ? 'an empty text' : quoted(value)
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : `a ${typeof value}`
}

/** A text in quotes, short, with what can't be seen written as `\u200b`. */
export function quoted(text: string): string {
  if (SECRET.test(text)) return 'a text that looks like a secret (not shown)'
  // No character has more than two units, so the rest of a long text is not taken apart.
  const chars = [...text.slice(0, 2 * LONGEST + 2)]
  const shown = chars.length > LONGEST ? `${chars.slice(0, LONGEST).join('')}…` : text
  return [...JSON.stringify(shown)].map(visible).join('')
}

function visible(char: string): string {
  if (!INVISIBLE.test(char)) return char
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
