import { buildDocument } from './buildDocument.ts'
import type { ReportDocument } from './document.ts'
import { reportOf } from './reportData.ts'
import type { ReportFileContent } from './reportFile.ts'

/** What stands in a report that was read, with its times in the reader's zone. */
export function readDocument(
  { checklist, ...report }: Omit<ReportFileContent, 'checksum' | 'timeZone'>,
  timeZone: string,
): ReportDocument {
  return buildDocument(reportOf(checklist, { ...report, timeZone }))
}
