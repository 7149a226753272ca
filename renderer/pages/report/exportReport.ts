import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { ReportFormat } from '../../../app/report/renderReport.ts'
import { saveExported } from '../../features/export/saveExported.ts'
import { localTimeZone } from '../../ui/LocalTime.tsx'

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

/**
 * Saves the report where the person wants it: in the host's dialog where it has one, else as a download. The next
 * report tells what has changed since.
 * @returns its name or path; `undefined` when the person closed the dialog.
 */
export async function exportReport(
  client: ContractClient,
  choice: ReportChoice,
): Promise<string | undefined> {
  const timeZone = localTimeZone()
  if (choice.format === 'pdf') {
    const { checksum, file, path } = await client.reportPdf({ timeZone })
    const place = file === undefined ? path : await saveExported(client, file)
    if (place !== undefined) await client.reportExported({ checksum })
    return place
  }
  const files = await client.report({ format: choice.format, timeZone })
  const file = files.find(({ name }) => name.endsWith(choice.ending))
  if (file === undefined) throw new Error(`The report has no ${choice.ending}`)
  const place = await saveExported(client, file)
  if (place !== undefined) await client.reportExported({ checksum: file.checksum })
  return place
}
