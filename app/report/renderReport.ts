import { z } from 'zod'
import { isPrescribedBucket } from '../activeeye/foreignValues.ts'
import { type Checklist, checklistSchema } from '../checklist/checklist.ts'
import { jsonText } from '../text/jsonText.ts'
import { slug } from '../text/slug.ts'
import { buildDocument } from './buildDocument.ts'
import { accountsCsv, vpcsCsv } from './csvReport.ts'
import { jsonTemplate } from './html.ts'
import { htmlReport } from './htmlReport.ts'
import { markdownReport } from './markdownReport.ts'
import { type ReportData, type ReportOptions, reportOf } from './reportData.ts'
import { REPORT_ELEMENT, REPORT_FORMAT, REPORT_VERSION } from './reportFile.ts'

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
 * @throws ZodError with `json` and `html`, when the checklist holds keys that its schema does not know.
 */
export function renderReport(
  checklist: Checklist,
  format: ReportFormat,
  options: ReportOptions,
): readonly ReportFile[] {
  const report = reportOf(checklist, options)
  const content = buildDocument(report)
  const name = reportFileName(checklist.customer)
  switch (format) {
    case 'html':
      return [
        {
          name: `${name}.html`,
          mediaType: 'text/html; charset=utf-8',
          text: htmlReport(content, jsonTemplate(REPORT_ELEMENT, jsonReport(report, checklist))),
        },
      ]
    case 'csv':
      return [
        { name: `${name}-accounts.csv`, mediaType: 'text/csv; charset=utf-8', text: accountsCsv(content) },
        { name: `${name}-vpcs.csv`, mediaType: 'text/csv; charset=utf-8', text: vpcsCsv(content) },
      ]
    case 'json':
      return [
        {
          name: `${name}.json`,
          mediaType: 'application/json',
          text: `${jsonText(jsonReport(report, checklist))}\n`,
        },
      ]
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

/**
 * For programs: the checklist as it is, with what a report adds. Versioned: add, don't rename.
 *
 * The checklist goes through its strict schema first. Every other format names the fields that it shows; this
 * one would pass on whatever it is given.
 */
function jsonReport(report: ReportData, checklist: Checklist) {
  const { customer, madeAt, preparedBy, portalUrl, flowLogDestination, summary, bucketRequest } = report
  const owner = isPrescribedBucket(flowLogDestination) ? 'neededFromActiveEye' : 'neededFromBucketOwner'
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    customer,
    madeAt: madeAt.iso,
    preparedBy,
    portalUrl,
    flowLogDestination,
    summary,
    /** Left out when the owner of the bucket has to allow nothing. */
    [owner]: bucketRequest,
    checklist: checklistSchema.parse(checklist),
  }
}
