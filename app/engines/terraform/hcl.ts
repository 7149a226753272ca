import { HIDDEN, plainText } from '../../text/plainText.ts'

/** What Terraform's files are made of, laid out as `terraform fmt` does. No value means anything but itself. */

/** `raw` is an expression of our own, such as `aws.us_east_1`; a string is a text. */
export type HclValue =
  | string
  | number
  | { readonly raw: string }
  | readonly HclValue[]
  | { readonly map: Readonly<Record<string, string>> }

/** Arguments and nested blocks of a block, in order; `blank` is an empty line. */
export type HclItem =
  | { readonly name: string; readonly value: HclValue; readonly note?: string }
  | { readonly block: HclBlock }
  | 'blank'

export interface HclBlock {
  /** `resource "aws_flow_log" "x"`: labels are quoted. */
  readonly type: string
  readonly labels?: readonly string[]
  readonly items: readonly HclItem[]
}

/** An argument. @param note follows it as a comment; it holds no value of an onboarding */
export function argument(name: string, value: HclValue, note?: string): HclItem {
  return { name, value, ...(note !== undefined && { note }) }
}

const SPECIAL = new RegExp(`["\\\\]|[$%](?=\\{)|${HIDDEN}`, 'gu')

/** A quoted text: template sequences, quotes and everything invisible are escaped. Half a character becomes U+FFFD. */
export function hclString(text: string): string {
  const escaped = text.toWellFormed().replace(SPECIAL, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`
    if (char === '$' || char === '%') return `${char}${char}`
    return `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
  })
  return `"${escaped}"`
}

/** A comment of one line, whatever the text is. */
export function hclComment(text: string): string {
  return `# ${plainText(text)}`
}

/** A name for Terraform: `us-east-1` becomes `us_east_1`. Only for what is unique anyway. */
export function hclName(text: string): string {
  const name = text.replaceAll(/[^A-Za-z0-9_]/g, '_')
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`
}

/** The block as text, without a line break at its end. */
export function hclBlock({ type, labels = [], items }: HclBlock, indent = ''): string {
  const head = [type, ...labels.map(hclString)].join(' ')
  return [`${indent}${head} {`, ...hclItems(items, `${indent}  `), `${indent}}`].join('\n')
}

function hclItems(items: readonly HclItem[], indent: string): readonly string[] {
  const lines: string[] = []
  let aligned: (readonly [string, string])[] = []
  const flush = () => {
    const width = Math.max(0, ...aligned.map(([name]) => name.length))
    lines.push(...aligned.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`))
    aligned = []
  }
  for (const item of items) {
    if (item === 'blank') {
      flush()
      lines.push('')
    } else if ('block' in item) {
      flush()
      lines.push(hclBlock(item.block, indent))
    } else {
      const value = hclValue(item.value, indent)
      const text = item.note === undefined ? value : `${value} # ${item.note}`
      // An argument of several lines is aligned with none.
      if (value.includes('\n')) {
        flush()
        lines.push(`${indent}${item.name} = ${text}`)
      } else aligned.push([item.name, text])
    }
  }
  flush()
  return lines
}

function hclValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return hclString(value)
  if (typeof value === 'number') return String(value)
  if (isList(value)) return `[${value.map((item) => hclValue(item, indent)).join(', ')}]`
  if ('raw' in value) return value.raw
  const entries = Object.entries(value.map)
  if (entries.length === 0) return '{}'
  const width = Math.max(...entries.map(([key]) => hclKey(key).length))
  const lines = entries.map(([key, text]) => `${indent}  ${hclKey(key).padEnd(width)} = ${hclString(text)}`)
  return `{\n${lines.join('\n')}\n${indent}}`
}

/** Bare where it can be: `for` would begin an expression. */
function hclKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) && !['for', 'true', 'false', 'null'].includes(key) ? key : hclString(key)
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value)
}
