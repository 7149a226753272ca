/** A strict reader of RFC 4180 with every field quoted; throws on anything else. */
function readCsv(text: string): string[][] {
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark')
  const rows: string[][] = []
  let rest = text.slice(1)
  let row: string[] = []
  while (rest !== '') {
    const match = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest)
    if (!match) throw new Error(`not CSV: ${rest.slice(0, 40)}`)
    const [all, field = '', end] = match
    row.push(field.replaceAll('""', '"'))
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
    rest = rest.slice(all.length)
  }
  return rows
}

/** Rows by their column's name. */
export function readTable(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(text)
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}
