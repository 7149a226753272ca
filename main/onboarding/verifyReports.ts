import { LIMITS } from '../../app/input/limits.ts'
import { type ReportVerdict, verifyReport } from '../../app/report/verifyReport.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'

interface VerifiedReports {
  readonly verdicts: { readonly path: string; readonly verdict: ReportVerdict }[]
  /** What is no report, and why: the end of a sentence. */
  readonly refused: { readonly path: string; readonly why: string }[]
}

/**
 * Whether reports were edited after they were made.
 * @param appVersion of this app
 * @throws InvalidInputError when a path is none
 */
export async function verifyReports(typed: readonly string[], appVersion: string): Promise<VerifiedReports> {
  const found: VerifiedReports = { verdicts: [], refused: [] }
  for (const path of typed.map((each) => typedPath(each, 'the report'))) {
    const read = await readTextFile(path, LIMITS.reportFile, 'a report')
    const judged =
      'text' in read
        ? verifyReport(read.text, appVersion)
        : { why: `found ${read.found}, expected ${read.expected}` }
    if ('verdict' in judged) found.verdicts.push({ path, verdict: judged.verdict })
    else found.refused.push({ path, why: judged.why })
  }
  return found
}
