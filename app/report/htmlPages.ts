import { plainText } from '../text/plainText.ts'
import { styleSheet } from './html.ts'

/**
 * What stands in the margins of every printed page: whose report it is, and `page 3 of 12`. It names the customer, so
 * each report has a style sheet of its own, and the page's policy its hash.
 */
export function pagedStyle(head: string): ReturnType<typeof styleSheet> {
  return styleSheet(
    `@page { @bottom-left { content: ${cssString(head)} } @bottom-right { content: "page " counter(page) " of " counter(pages) } }`,
  )
}

/** Everything but ASCII letters and digits is escaped, so that no name ends the string, the style sheet or the page. */
export function cssString(text: string): string {
  const escaped = plainText(text).replace(
    /[^A-Za-z0-9]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${escaped}"`
}
