import { z } from 'zod'
import type { Checklist } from '../checklist/checklist.ts'
import { MASKED_WORD } from '../masking/callMode.ts'
import { customerFileName } from '../text/customerFileName.ts'
import { jsonText } from '../text/jsonText.ts'
import { slug } from '../text/slug.ts'
import type { Timestamp } from '../text/timestamp.ts'
import { buildDocument } from './buildDocument.ts'
import { accountsCsv, vpcsCsv } from './csvReport.ts'
import { jsonTemplate } from './html.ts'
import { htmlReport } from './htmlReport.ts'
import { markdownReport } from './markdownReport.ts'
import { reportContent } from './reportContent.ts'
import { type ReportOptions, reportOf } from './reportData.ts'
import { REPORT_ELEMENT } from './reportFile.ts'

export const reportFormatSchema = z.enum(['html', 'csv', 'json', 'markdown'])
export type ReportFormat = z.infer<typeof reportFormatSchema>

export interface ReportFile {
  /** A suggested file name, without a folder. */
  readonly name: string
  readonly mediaType: string
  /** To be written as UTF-8. */
  readonly text: string
  /** Of the content, which is the same in every format. */
  readonly checksum: string
}

/**
 * The account information report ("Provide the Account ID values to your service representative").
 * One file; with `csv` two: the accounts and their VPCs. Depends on nothing but its arguments.
 * @throws ZodError when the checklist holds keys that its schema does not know.
 */
export function renderReport(
  checklist: Checklist,
  format: ReportFormat,
  options: ReportOptions,
): readonly ReportFile[] {
  const report = reportOf(checklist, options)
  const content = reportContent(report, checklist)
  const { checksum } = content
  const document = () => buildDocument(report, checksum)
  const name = reportFileName(checklist, report.madeAt)
  switch (format) {
    case 'html':
      return [
        {
          name: `${name}.html`,
          mediaType: 'text/html; charset=utf-8',
          text: htmlReport(document(), jsonTemplate(REPORT_ELEMENT, content)),
          checksum,
        },
      ]
    case 'csv':
      return [
        {
          name: `${name}-accounts.csv`,
          mediaType: 'text/csv; charset=utf-8',
          text: accountsCsv(document()),
          checksum,
        },
        {
          name: `${name}-vpcs.csv`,
          mediaType: 'text/csv; charset=utf-8',
          text: vpcsCsv(document()),
          checksum,
        },
      ]
    case 'json':
      return [
        {
          name: `${name}.json`,
          mediaType: 'application/json',
          text: `${jsonText(content)}\n`,
          checksum,
        },
      ]
    case 'markdown':
      return [
        {
          name: `${name}.md`,
          mediaType: 'text/markdown; charset=utf-8',
          text: markdownReport(document()),
          checksum,
        },
      ]
  }
}

/** `acme-activeeye-report-2026-10-05`, with the day at whoever makes it. */
export function reportFileName(
  { customer, masked }: Pick<Checklist, 'customer' | 'masked'>,
  { local }: Pick<Timestamp, 'local'>,
): string {
  const date = slug(local.slice(0, 10))
  return customerFileName(customer, `activeeye-report-${date}${masked ? `-${MASKED_WORD}` : ''}`)
}
