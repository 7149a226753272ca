import { plainLines, plainText } from './plainText.ts'

/** Markdown in which no value means anything: each is escaped here. */

/** What is not known. */
export const NOTHING = '–'

/**
 * What programs make a link, a mention or a picture of without any sign of Markdown: addresses of the web and of mail,
 * @names, #1, :tada:. They look for them after the escapes are gone, so only a code span keeps them as they are.
 */
const LIVE = /(?<![^\s`|<>])[^\s`|<>]*(?:@|:\/\/|\bwww\.|\bmailto:|#\d|(?<!\w):[\w+-]+:)[^\s`|<>]*/gi

/** A value as Markdown text that reads as what it is: in a sentence, a heading or a table's cell. */
export function text(value: string): string {
  const plain = plainText(value)
  const parts: string[] = []
  let from = 0
  for (const { index, 0: word } of plain.matchAll(LIVE)) {
    parts.push(escaped(plain.slice(from, index)), `\`${word}\``)
    from = index + word.length
  }
  return [...parts, escaped(plain.slice(from))].join('')
}

function escaped(plain: string): string {
  return plain
    .replace(/[\\`*_{}[\]#|~!$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Something to be copied. Only what can't end a code span becomes one: inside, nothing can be escaped. */
export function id(value: string | undefined): string {
  if (value === undefined || value === '') return NOTHING
  return /^[\w:/.+=,@ -]+$/.test(value) && value.trim() === value ? `\`${value}\`` : text(value)
}

/** Text of several lines as it is, in a fence that is longer than any in it. */
export function fenced(lines: string): string {
  const longest = Math.max(2, ...Array.from(lines.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${plainLines(lines)}\n${fence}`
}

/** @param headers and rows of cells that are Markdown already. */
export function grid(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headers, headers.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}
