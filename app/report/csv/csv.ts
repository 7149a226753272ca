/**
 * A table as CSV (RFC 4180) that Excel reads: UTF-8 with a byte order mark, CRLF, every field quoted, so that no
 * rule is needed about when to quote.
 *
 * Written here because csv-stringify's types bring Node's globals into `app/`, and its browser build 80 KB of
 * Buffer. The tests hold it to csv-stringify's output, byte for byte.
 */
export function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`
}

function field(value: string): string {
  return `"${inert(value).replaceAll('"', '""')}"`
}

/** Spreadsheets run a cell that starts like this, also when it is quoted; the apostrophe makes it text. */
function inert(value: string): string {
  return /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value
}
