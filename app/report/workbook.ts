import { plainText } from '../text/plainText.ts'

/**
 * A workbook of tables as the parts of an XLSX file (Office Open XML, ECMA-376), to be put into a ZIP archive. Every
 * cell is text: a string cell in the number format Text, so that no spreadsheet makes a number of an account ID or a
 * formula of a name, even when somebody edits the cell.
 *
 * Written here because what libraries for it bring (write-excel-file 4.1: 2.9 MB installed, exceljs 4.4: nine packages)
 * is for numbers, dates and pictures. The tests read the file with a library of somebody else.
 */
export interface Worksheet {
  /** The name of the tab: at most 31 characters, none of `\ / ? * [ ] :`. */
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

interface WorkbookPart {
  /** Its path in the archive. */
  readonly path: string
  readonly text: string
}

export function workbookParts(sheets: readonly Worksheet[]): readonly WorkbookPart[] {
  const numbers = sheets.map((_, index) => index + 1)
  return [
    {
      path: '[Content_Types].xml',
      text: xml(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET_TYPE}.styles+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SPREADSHEET_TYPE}.worksheet+xml"/>`).join('')}</Types>`,
      ),
    },
    {
      path: '_rels/.rels',
      text: relationships([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    },
    {
      path: 'xl/workbook.xml',
      text: xml(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
      ),
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: relationships([
        ...numbers.map((number) => ({
          id: `rId${number}`,
          type: 'worksheet',
          target: `worksheets/sheet${number}.xml`,
        })),
        { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' },
      ]),
    },
    { path: 'xl/styles.xml', text: xml(STYLES) },
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      text: xml(worksheet(sheet)),
    })),
  ]
}

const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `${OFFICE}/spreadsheetml/2006/main`
const RELATIONSHIPS = `${OFFICE}/officeDocument/2006/relationships`
const PACKAGE = `${OFFICE}/package/2006`
const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The number format 49 is Text; `quotePrefix` is what a typed apostrophe leaves, which keeps a text that is edited a text. */
const TEXT = 1
const HEADING = 2
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** Printed in landscape on the width of one page, its headings on each. The elements have the schema's order. */
function worksheet({ columns, rows }: Worksheet): string {
  const headings = columns.map(({ heading }) => heading)
  const range = `A1:${columnName(columns.length - 1)}${rows.length + 1}`
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${range}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${TEXT}" customWidth="1"/>`).join('')}</cols><sheetData>${[
    rowOf(headings, 1, HEADING),
    ...rows.map((cells, index) => rowOf(cells, index + 2, TEXT)),
  ].join(
    '',
  )}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

function rowOf(cells: readonly string[], number: number, style: number): string {
  const filled = cells.map((cell, index) =>
    cell === ''
      ? ''
      : `<c r="${columnName(index)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`,
  )
  return `<row r="${number}">${filled.join('')}</row>`
}

/** `A` to `Z`: no table of ours has more. */
function columnName(index: number): string {
  return String.fromCharCode(65 + index)
}

function relationships(
  all: readonly { readonly id: string; readonly type: string; readonly target: string }[],
): string {
  return xml(
    `<Relationships xmlns="${PACKAGE}/relationships">${all.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`).join('')}</Relationships>`,
  )
}

/** What XML can't hold and what can't be seen is named. Spreadsheets read `_x0041_` as a character, so its underscore is named, too. */
function cellText(value: string): string {
  return escaped(plainText(value).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function xml(element: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element}`
}
