import { AT_THE_SCREEN, type Reader, turnWord, waitsForName } from '../checklist/stateWords.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import { ageHere, clockTimeHere, isAhead } from '../text/timestamp.ts'
import type { ReportFileContent } from './reportFile.ts'
import type { ReportOverview } from './reportOverview.ts'

/** Reports in words, for the representative who reads them: page and terminal say the same. */

/** Whoever reads it is the representative, so the customer is somebody else. */
export const REPRESENTATIVE: Reader = { ...AT_THE_SCREEN, customer: 'the customer' }

/** "ActiveEye: Allow the account on the bucket (2 accounts, since 2026-11-28 14:05)" */
export function waitWords({ who, what, accounts, since }: ReportOverview['waits'][number]): string {
  const from = since === undefined ? '' : `, since ${clockTimeHere(since)}`
  return `${waitsForName(who, REPRESENTATIVE)}: ${turnWord(what)} (${plural(accounts, 'account')}${from})`
}

/** "Report of 2026-11-28 14:05, 3 days old, by alice" */
export function madeWords({ madeAt, preparedBy }: Pick<ReportOverview, 'madeAt' | 'preparedBy'>): string {
  return `Report of ${clockTimeHere(madeAt)}, ${ageHere(madeAt)}, by ${preparedBy}`
}

/** Of a report whose time can't be right; undefined for any other. @param now milliseconds since 1970 */
export function aheadWords({ madeAt }: Pick<ReportOverview, 'madeAt'>, now: number): string | undefined {
  return isAhead(madeAt, now)
    ? `It is dated ${clockTimeHere(madeAt)}, which is in the future: a clock is wrong, or somebody wrote that date into it. It stands for no newer report.`
    : undefined
}

/** What a report that is open is, and how far it is believed. */
export function openedReportWords(report: Pick<ReportFileContent, 'madeAt' | 'preparedBy'>): string {
  return `${madeWords(report)}. It shows what the customer's app knew then: states and totals are worked out again from it, and nothing was verified here. It can't be changed.`
}

export function tooManyWords({
  path,
  files,
  read,
}: {
  readonly path: string
  readonly files: number
  readonly read: number
}): string {
  return `${path} has ${numberText(files)} JSON and HTML files; only the first ${numberText(read)} by name were read.`
}

/** @param why the end of a sentence */
export function refusedReportWords({ path, why }: { readonly path: string; readonly why: string }): string {
  return `${path} was not read: ${why}.`
}
