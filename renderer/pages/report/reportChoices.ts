import type { ReportFormat } from '../../../app/report/renderReport.ts'

/** A file that the report can be saved as. */
export interface ReportChoice {
  readonly id: string
  readonly text: string
  readonly description: string
  readonly format: ReportFormat
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
