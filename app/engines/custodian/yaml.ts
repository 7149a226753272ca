import { HIDDEN } from '../../text/plainText.ts'

/** What a YAML file is made of here: names of keys are our own words, every text is quoted. */
export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue }

/** A value as YAML in block style, without a line break at its end. @param indent blanks before each line */
export function yamlText(value: YamlValue, indent = 0): string {
  const blanks = ' '.repeat(indent)
  if (isList(value)) {
    if (value.length === 0) return `${blanks}[]`
    // The first line of an entry stands beside its dash.
    return value.map((entry) => `${blanks}- ${yamlText(entry, indent + 2).trimStart()}`).join('\n')
  }
  if (typeof value !== 'object') return `${blanks}${scalar(value)}`
  const entries = Object.entries(value)
  if (entries.length === 0) return `${blanks}{}`
  return entries
    .map(([key, entry]) => {
      const name = `${blanks}${/^[A-Za-z][\w-]*$/.test(key) ? key : quoted(key)}:`
      return isBlock(entry) ? `${name}\n${yamlText(entry, indent + 2)}` : `${name} ${yamlText(entry)}`
    })
    .join('\n')
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value)
}

function isBlock(value: YamlValue): boolean {
  return typeof value === 'object' && Object.keys(value).length > 0
}

function scalar(value: string | number | boolean): string {
  return typeof value === 'string' ? quoted(value) : String(value)
}

const ESCAPED = new RegExp(`["\\\\]|${HIDDEN}`, 'gu')

/** Double-quoted: in YAML 1.1 and 1.2 nothing else in it has a meaning. Half a character becomes U+FFFD. */
function quoted(text: string): string {
  const escaped = text.toWellFormed().replace(ESCAPED, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`
    return `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
  })
  return `"${escaped}"`
}
