import type { ConnectorSheet } from '../../app/checklist/connectorSheet.ts'
import type { ExportedFile } from '../../app/contract/hostFiles.ts'
import {
  type SheetFormat,
  sheetFileName,
  sheetText,
  sheetWorkbook,
} from '../../app/report/connectorSheetFormats.ts'
import { workbookParts } from '../../app/report/workbook.ts'
import { zipArchive } from '../files/zipArchive.ts'

/** The connector sheet as a file. */
export function connectorSheetFile(sheet: ConnectorSheet, format: SheetFormat): ExportedFile {
  const name = sheetFileName(sheet)
  switch (format) {
    case 'xlsx':
      return {
        name: `${name}.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        text: zipArchive(workbookParts(sheetWorkbook(sheet))).toString('base64'),
        encoding: 'base64',
      }
    case 'csv':
      return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', text: sheetText(sheet, format) }
    case 'json':
      return { name: `${name}.json`, mediaType: 'application/json', text: sheetText(sheet, format) }
    case 'text':
      return { name: `${name}.txt`, mediaType: 'text/plain; charset=utf-8', text: sheetText(sheet, format) }
  }
}
