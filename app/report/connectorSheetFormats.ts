import { z } from 'zod'
import { type ConnectorSheet, SHEET_COLUMNS, sheetCells } from '../checklist/connectorSheet.ts'
import { accountLabel } from '../text/accountLabel.ts'
import { customerFileName } from '../text/customerFileName.ts'
import { jsonText } from '../text/jsonText.ts'
import { plainText } from '../text/plainText.ts'
import { plural } from '../text/plural.ts'
import { csv } from './csvReport.ts'
import type { Worksheet } from './workbook.ts'

export const sheetFormatSchema = z.enum(['text', 'csv', 'xlsx', 'json'])
export type SheetFormat = z.infer<typeof sheetFormatSchema>

/** Of the accounts for which nothing may be entered yet. */
const HOLD_COLUMNS = ['AWS account', 'Why there are no values yet'] as const

/** `acme-activeeye-connectors`, without an ending. */
export function sheetFileName(customer: string): string {
  return customerFileName(customer, 'activeeye-connectors')
}

function holdCells(held: ConnectorSheet['held'][number]): readonly string[] {
  return [accountLabel(held), held.why]
}

/** The table in a format of text. XLSX has other bytes: see `sheetWorkbook`. */
export function sheetText(sheet: ConnectorSheet, format: Exclude<SheetFormat, 'xlsx'>): string {
  switch (format) {
    case 'text':
      return plainTable(sheet)
    case 'csv':
      return csv(
        [...SHEET_COLUMNS],
        sheet.rows.map((row) => sheetCells(row).map(plainText)),
      )
    case 'json':
      return `${jsonText(sheetJson(sheet))}\n`
  }
}

/** A worksheet of what is to be entered, and one of the other accounts where there are any. */
export function sheetWorkbook({ rows, held }: ConnectorSheet): readonly Worksheet[] {
  return [
    {
      name: 'Connectors',
      columns: SHEET_COLUMNS.map((heading, index) => ({ heading, width: SHEET_WIDTHS[index] ?? 20 })),
      rows: rows.map(sheetCells),
    },
    ...(held.length === 0
      ? []
      : [
          {
            name: 'Not yet',
            columns: HOLD_COLUMNS.map((heading, index) => ({ heading, width: [36, 80][index] ?? 20 })),
            rows: held.map(holdCells),
          },
        ]),
  ]
}

/** Characters. */
const SHEET_WIDTHS = [30, 16, 30, 17, 36, 28]

/** Columns of equal width, for a terminal and for a message; then the other accounts. */
function plainTable({ customer, rows, held }: ConnectorSheet): string {
  const table = [[...SHEET_COLUMNS], ...rows.map((row) => sheetCells(row).map(plainText))]
  const widths = SHEET_COLUMNS.map((_, index) =>
    Math.max(...table.map((cells) => (cells[index] ?? '').length)),
  )
  const lines = table.map((cells) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [
    `Connectors of ${plainText(customer)}: ${plural(rows.length, 'account')} to enter or confirmed, in the order of ActiveEye's form`,
    '',
    ...(rows.length === 0 ? ['No account has values yet.'] : lines),
    ...(held.length === 0
      ? []
      : ['', 'Not yet:', ...held.map((hold) => `  ${plainText(holdCells(hold).join(': '))}`)]),
  ].join('\n')
}

function sheetJson({ customer, at, rows, held }: ConnectorSheet) {
  return {
    format: 'activeeye-onboarding-connectors',
    version: 1,
    customer,
    madeAt: at,
    connectors: rows.map(({ accountId, name, form, stage, connector }) => ({
      displayName: form.displayName,
      accountId: form.accountId,
      externalId: form.externalId,
      priority: form.priority,
      account: { accountId, name },
      state: stage,
      ...(stage === 'confirmed' && {
        confirmedAt: connector.confirmedAt,
        confirmedBy: connector.confirmedBy,
      }),
    })),
    notYet: held,
  }
}
