import { z } from 'zod'
import { type ConnectorSheet, SHEET_COLUMNS, type SheetRow, sheetCells } from '../checklist/connectorSheet.ts'
import { MASKED_SHEET, MASKED_WORD } from '../masking/callMode.ts'
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
export function sheetFileName({ customer, masked }: Pick<ConnectorSheet, 'customer' | 'masked'>): string {
  return customerFileName(customer, `activeeye-connectors${masked ? `-${MASKED_WORD}` : ''}`)
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
        columnsOf(sheet),
        sheet.rows.map((row) => cellsOf(row, sheet).map(plainText)),
      )
    case 'json':
      return `${jsonText(sheetJson(sheet))}\n`
  }
}

/** A worksheet of what is to be entered, and one of the other accounts where there are any. */
export function sheetWorkbook(sheet: ConnectorSheet): readonly Worksheet[] {
  const { rows, held, masked } = sheet
  return [
    {
      name: masked ? `Connectors, ${MASKED_WORD}` : 'Connectors',
      columns: columnsOf(sheet).map((heading, index) => ({ heading, width: SHEET_WIDTHS[index] ?? 20 })),
      rows: rows.map((row) => cellsOf(row, sheet)),
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

/** A masked table says so in each row, since rows are copied one by one. */
function columnsOf({ masked }: ConnectorSheet): readonly string[] {
  return masked ? [...SHEET_COLUMNS, 'Masked'] : SHEET_COLUMNS
}

function cellsOf(row: SheetRow, { masked }: ConnectorSheet): readonly string[] {
  return masked ? [...sheetCells(row), MASKED_SHEET] : sheetCells(row)
}

/** Characters. */
const SHEET_WIDTHS = [30, 16, 30, 17, 36, 28]

/** Columns of equal width, for a terminal and for a message; then the other accounts. */
function plainTable({ customer, masked, rows, held }: ConnectorSheet): string {
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
    ...(masked ? [MASKED_SHEET, ''] : []),
    `Connectors of ${plainText(customer)}: ${plural(rows.length, 'account')} to enter or confirmed, in the order of ActiveEye's form`,
    '',
    ...(rows.length === 0 ? ['No account has values yet.'] : lines),
    ...(held.length === 0
      ? []
      : ['', 'Not yet:', ...held.map((hold) => `  ${plainText(holdCells(hold).join(': '))}`)]),
  ].join('\n')
}

function sheetJson({ customer, masked, at, rows, held }: ConnectorSheet) {
  return {
    format: 'activeeye-onboarding-connectors',
    version: 1,
    customer,
    ...(masked && { masked }),
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
