/** An account ID with or without separators, at an end of a line. */
const ID = String.raw`\d{4}[\s\p{Pd}]{1,3}\d{4}[\s\p{Pd}]{1,3}\d{4}|\d[\d\p{Pd}]+`
const ID_FIRST = new RegExp(`^(${ID})[\\s:=|]+(.+)$`, 'u')
const ID_LAST = new RegExp(`^(.+?)[\\s:=|]+(${ID})$`, 'u')
/** Nobody's account; a text that was pasted by mistake must not take long. */
const LONGEST = 1_000

/**
 * The fields of a line, trimmed: separated by tabs (a spreadsheet), semicolons or commas (CSV, with quotes), else an
 * account ID and the name beside it.
 */
export function fieldsInLine(line: string): readonly string[] {
  const delimiter = ['\t', ';', ','].find((one) => line.includes(one))
  if (delimiter !== undefined) return separated(line, delimiter)
  const text = line.trim()
  if (text.length > LONGEST) return [text.slice(0, LONGEST)]
  const parts = (ID_FIRST.exec(text) ?? ID_LAST.exec(text))?.slice(1)
  return parts?.map((part) => part.trim()) ?? [text]
}

/** One line of CSV: a field in quotes may hold the delimiter, and a quote twice. */
function separated(line: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  let [field, quoted] = ['', false]
  for (let index = 0; index < line.length; index += 1) {
    const char = line.charAt(index)
    if (char === '"' && quoted && line.charAt(index + 1) === '"') {
      field += '"'
      index += 1
    } else if (char === '"' && (quoted || field.trim() === '')) {
      quoted = !quoted
    } else if (char === delimiter && !quoted) {
      fields.push(field.trim())
      field = ''
    } else {
      field += char
    }
  }
  return [...fields, field.trim()]
}
