import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { ReportFormat } from '../../../app/report/renderReport.ts'
import { saveExported } from '../../features/export/saveExported.ts'
import { dismissNotice, showNotice } from '../../state/noticeStore.ts'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { PdfProgress } from './PdfProgress.tsx'

/** A file that the report can be saved as. */
interface ReportChoice {
  readonly id: string
  readonly text: string
  readonly description: string
  readonly format: ReportFormat | 'pdf'
  /** How the name of the file ends, since one format has two files. */
  readonly ending: string
}

export const REPORT_CHOICES: readonly ReportChoice[] = [
  {
    id: 'html',
    text: 'HTML',
    description: 'One page to read, send and print',
    format: 'html',
    ending: '.html',
  },
  {
    id: 'pdf',
    text: 'PDF',
    description: 'Pages to send and print; takes a while',
    format: 'pdf',
    ending: '.pdf',
  },
  {
    id: 'markdown',
    text: 'Markdown',
    description: 'For a ticket or a chat',
    format: 'markdown',
    ending: '.md',
  },
  {
    id: 'accountsCsv',
    text: 'CSV: accounts',
    description: 'A row for each account',
    format: 'csv',
    ending: '-accounts.csv',
  },
  {
    id: 'vpcsCsv',
    text: 'CSV: VPCs',
    description: 'A row for each VPC',
    format: 'csv',
    ending: '-vpcs.csv',
  },
  { id: 'json', text: 'JSON', description: 'For programs', format: 'json', ending: '.json' },
]

/** Of the notices about the report, of which the newest counts. */
export const REPORT_NOTICE = 'report'

/**
 * Saves the report where the person wants it: in the host's dialog where it has one, else as a download. The next
 * report tells what has changed since.
 * @param accounts of the report
 * @returns its name or path; `undefined` when the person closed the dialog, or cancelled a PDF.
 */
export async function exportReport(
  client: ContractClient,
  choice: ReportChoice,
  accounts: number,
): Promise<string | undefined> {
  if (choice.format === 'pdf') return exportPdf(client, accounts)
  const files = await client.report({ format: choice.format, timeZone: localTimeZone() })
  const file = files.find(({ name }) => name.endsWith(choice.ending))
  if (file === undefined) throw new Error(`The report has no ${choice.ending}`)
  const place = await saveExported(client, file)
  if (place !== undefined) await client.reportExported({ checksum: file.checksum })
  return place
}

/** Takes minutes with many accounts: it is told, and *Cancel* ends the browser that prints. */
async function exportPdf(client: ContractClient, accounts: number): Promise<string | undefined> {
  const cancelled = new AbortController()
  showNotice({
    id: REPORT_NOTICE,
    type: 'in-progress',
    header: 'Making the PDF',
    content: <PdfProgress accounts={accounts} />,
    action: { text: 'Cancel', onClick: () => cancelled.abort() },
  })
  try {
    const { checksum, file, path } = await client.reportPdf(
      { timeZone: localTimeZone() },
      { signal: cancelled.signal },
    )
    const place = file === undefined ? path : await saveExported(client, file)
    if (place === undefined) dismissNotice(REPORT_NOTICE)
    else await client.reportExported({ checksum })
    return place
  } catch (error) {
    if (!cancelled.signal.aborted) throw error
    const [header, content] = ['The PDF was cancelled', 'No file was written.']
    showNotice({ id: REPORT_NOTICE, type: 'info', header, content })
    return undefined
  }
}
