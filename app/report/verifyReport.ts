import { z } from 'zod'
import type { StateWord } from '../checklist/stateWords.ts'
import { MASKED_REPORT } from '../masking/callMode.ts'
import { checksumOf } from './checksum.ts'
import { renderReport } from './renderReport.ts'
import type { ReportContent } from './reportContent.ts'
import type { ReportOptions } from './reportData.ts'
import { readReport, type WrittenReport } from './reportFile.ts'

/**
 * Whether a report was edited after it was made: its values by their checksum, and the words of an HTML report by
 * making it from its values again. Anybody can make a report with a checksum that is right.
 */
export const reportVerdictSchema = z.strictObject({
  /** `unknown`: it can't be told, since the report has no checksum, or another version of the app made the page. */
  state: z.enum(['unedited', 'edited', 'unknown']),
  /** What was found, then what it means. */
  sentences: z.array(z.string()),
  /** That the report holds, or that was computed for what it holds; left out where it holds none. */
  checksum: z.string().optional(),
})
export type ReportVerdict = z.infer<typeof reportVerdictSchema>

/** The verdict in a word. */
export const VERDICT_WORDS: Readonly<Record<ReportVerdict['state'], StateWord>> = {
  unedited: { word: 'No edit found', tone: 'good' },
  edited: { word: 'Edited', tone: 'bad' },
  unknown: { word: 'Not known', tone: 'partial' },
}

/**
 * @param appVersion of this app
 * @returns the verdict, or why the text is no report: the end of a sentence.
 */
export function verifyReport(
  text: string,
  appVersion: string,
): { readonly verdict: ReportVerdict } | { readonly why: string } {
  const read = readReport(text)
  return read.ok ? { verdict: judge(text, read, appVersion) } : { why: read.why }
}

function judge(
  text: string,
  { report, value }: Extract<WrittenReport, { readonly ok: true }>,
  appVersion: string,
): ReportVerdict {
  if (report.version === 1) {
    return {
      state: 'unknown',
      sentences: ['An earlier version of the app made this report, which wrote no checksum.'],
    }
  }
  const { checksum } = report
  const verdict = (state: ReportVerdict['state'], ...sentences: readonly string[]): ReportVerdict => ({
    state,
    checksum,
    sentences: [...sentences, ...(report.checklist.masked ? [MASKED_REPORT] : [])],
  })
  const { checksum: _, ...content } = { checksum, ...value }
  const found = checksumOf(content)
  if (found !== checksum) {
    return verdict(
      'edited',
      `The values in this report were changed after it was made: its checksum is ${checksum}, and that of what it holds is ${found}.`,
      ASK_AGAIN,
    )
  }
  const isPage = /^\s*</.test(text)
  const isSame = isAsMade(text, isPage ? 'html' : 'json', report)
  if (!isPage) {
    if (isSame)
      return verdict(
        'unedited',
        'The values of this report fit the checksum in it, and the file is written as this app writes it.',
        NO_SIGNATURE,
      )
    if (keysIn(text) !== keysOf(value)) {
      return verdict('edited', 'The file names some value twice, which the app never does.', ASK_AGAIN)
    }
    return verdict(
      'unedited',
      'The values of this report fit the checksum in it. Another program has written the file anew, with other blanks or line ends.',
      NO_SIGNATURE,
    )
  }
  if (isSame) {
    return verdict(
      'unedited',
      'The values of this report fit the checksum in it, and its words are those that this app makes of them.',
      NO_SIGNATURE,
    )
  }
  if (report.appVersion !== appVersion) {
    return verdict(
      'unknown',
      `The values inside this page fit the checksum in it. Whether its words fit the values can't be told: it says that version ${report.appVersion} of the app made it, and this is ${appVersion}.`,
      'Verify it with that version, or ask for the JSON report.',
    )
  }
  return verdict(
    'edited',
    'The page was changed after it was made: the values inside it fit the checksum in it, but the page shows something else.',
    ASK_AGAIN,
  )
}

const ASK_AGAIN = 'Do not rely on it. Ask whoever sent it for the report anew, as the app exports it.'

const NO_SIGNATURE =
  'A checksum is no signature: it shows that nothing was changed by accident or in passing, not who made the report. Whoever wants to deceive can make a whole report with a checksum that is right.'

/** Line ends are changed by mail programs. */
function isAsMade(
  text: string,
  format: 'html' | 'json',
  { checklist, ...options }: ReportOptions & Pick<ReportContent, 'checklist'>,
): boolean {
  const [made] = renderReport(checklist, format, options)
  return made?.text === text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
}

/** How many keys a JSON text has, the same one twice counted twice. */
function keysIn(json: string): number {
  let count = 0
  for (let start = json.indexOf('"'); start !== -1; ) {
    const end = endOfString(json, start)
    let next = end
    while (BLANKS.includes(json[next] ?? '-')) next += 1
    if (json[next] === ':') count += 1
    start = json.indexOf('"', end)
  }
  return count
}

/** White space of JSON. */
const BLANKS = ' \t\r\n'

/** Where the text goes on after a string. By hand: a regular expression needs memory for each character. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const children: readonly unknown[] = Object.values(value)
  const own = Array.isArray(value) ? 0 : children.length
  return children.reduce<number>((sum, child) => sum + keysOf(child), own)
}
