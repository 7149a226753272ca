import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { workbookParts } from '../../../../app/report/workbook.ts'
import { HOSTILE_NAMES } from './hostile.ts'

const SHEET = {
  name: 'A & B',
  columns: [{ heading: '<h>', width: 10 }],
  rows: HOSTILE_NAMES.map((name) => [name]),
}

test('every part is XML, whatever is in the cells', () => {
  for (const { text } of workbookParts([SHEET, SHEET])) expect(XMLValidator.validate(text)).toBe(true)
})

test('a text that spells a character as workbooks do is kept apart from it', () => {
  const parts = workbookParts([{ ...SHEET, rows: [['a_x0041_b']] }])
  const sheet = parts.find(({ path }) => path === 'xl/worksheets/sheet1.xml')?.text ?? ''
  expect(sheet).toContain('a_x005F_x0041_b')
})

test('every part that is named is there', () => {
  const parts = workbookParts([SHEET, SHEET])
  const paths = new Set(parts.map(({ path }) => path))
  const types = new XMLParser({ ignoreAttributes: false }).parse(parts[0]?.text ?? '')
  for (const { '@_PartName': name } of types.Types.Override) expect(paths).toContain(name.slice(1))
})
