import { z } from 'zod'
import type { Checklist } from '../checklist/checklist.ts'
import { slug } from '../text/slug.ts'
import { reportDocument } from './buildDocument.ts'
import { accountsCsv, vpcsCsv } from './csvReport.ts'
import { htmlReport } from './htmlReport.ts'
import { jsonReport } from './jsonReport.ts'
import { markdownReport } from './markdownReport.ts'
import { type ReportOptions, reportOf } from './reportModel.ts'

export const reportFormatSchema = z.enum(['html', 'csv', 'json', 'markdown'])
export type ReportFormat = z.infer<typeof reportFormatSchema>

export interface ReportFile {
  /** A suggested file name, without a folder. */
  readonly name: string
  readonly mediaType: string
  /** To be written as UTF-8. */
  readonly text: string
}

/**
 * The account information report ("Provide the Account ID values to your service representative").
 * One file; with `csv` two: the accounts and their VPCs. Depends on nothing but its arguments.
 * @throws ZodError with `json`, when the checklist holds what its schema does not know: nothing
 * unknown leaves the house in a report.
 */
export function renderReport(
  checklist: Checklist,
  format: ReportFormat,
  options: ReportOptions,
): readonly ReportFile[] {
  const report = reportOf(checklist, options)
  const content = reportDocument(report)
  const name = reportFileName(checklist.customer)
  switch (format) {
    case 'html':
      return [{ name: `${name}.html`, mediaType: 'text/html; charset=utf-8', text: htmlReport(content) }]
    case 'csv':
      return [
        { name: `${name}-accounts.csv`, mediaType: 'text/csv; charset=utf-8', text: accountsCsv(content) },
        { name: `${name}-vpcs.csv`, mediaType: 'text/csv; charset=utf-8', text: vpcsCsv(content) },
      ]
    case 'json':
      return [{ name: `${name}.json`, mediaType: 'application/json', text: jsonReport(report, checklist) }]
    case 'markdown':
      return [
        { name: `${name}.md`, mediaType: 'text/markdown; charset=utf-8', text: markdownReport(content) },
      ]
  }
}

/** `acme-activeeye-report`: safe on every file system, and readable as long as the name has Latin letters. */
export function reportFileName(customer: string): string {
  const short = slug(slug(customer).slice(0, 40))
  return short === '' ? 'activeeye-report' : `${short}-activeeye-report`
}
