import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { connectorSheet } from '../../../../app/checklist/connectorSheet.ts'
import { AT_THE_SCREEN } from '../../../../app/checklist/stateWords.ts'
import { plainText } from '../../../../app/text/plainText.ts'
import { connectorSheetFile } from '../../../../main/onboarding/connectorSheetFile.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { pythonWith } from '../../../tools/pythonEnvironment.ts'
import { checklistOf, finishedAccount, untouchedAccount } from '../../app/report/checklists.ts'
import { HOSTILE_NAMES } from '../../app/report/hostile.ts'

/** A reader of somebody else: https://openpyxl.readthedocs.io */
const VERSION = '3.1.5'
const python = await pythonWith('openpyxl', VERSION, `openpyxl==${VERSION}`).catch((error: unknown) => {
  if (process.env.CI) throw error
  process.stderr.write(`\n*** SKIPPED: no workbook is read. openpyxl ${VERSION} can't be had: ${error}\n\n`)
  return undefined
})

/** Each sheet's rows; of each cell that is not empty its value, its type (`s`: a string) and its number format (`@`: text). */
const READ = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({sheet.title: [[[cell.value, cell.data_type, cell.number_format] for cell in row if cell.value is not None] for row in sheet.iter_rows()] for sheet in book}))
`
const readSchema = z.record(z.string(), z.array(z.array(z.tuple([z.unknown(), z.string(), z.string()]))))

function sheetOf(accounts: AccountStatus[]) {
  return connectorSheet(checklistOf(accounts), AT_THE_SCREEN)
}

describe.skipIf(python === undefined)('the connector sheet as a workbook, read by openpyxl', () => {
  async function read(accounts: AccountStatus[]) {
    const { text, encoding } = connectorSheetFile(sheetOf(accounts), 'xlsx')
    const path = join(await scratchDirectory(), 'sheet.xlsx')
    await writeFile(path, Buffer.from(text, encoding))
    const { stdout } = await promisify(execFile)(python ?? '', ['-c', READ, path], { maxBuffer: 2 ** 26 })
    return readSchema.parse(JSON.parse(stdout))
  }

  test.each([1, 60, 1000])(
    'keeps the zeros of the account IDs of %s accounts, every cell a text',
    async (count) => {
      const ids = Array.from({ length: count }, (_, index) => String(index).padStart(12, '0'))
      const { Connectors: [headings, ...rows] = [] } = await read(
        ids.map((id) => finishedAccount(id, `a${id}`)),
      )
      expect(headings?.map(([value]) => value)).toEqual([
        'Display Name',
        'Account ID',
        'External ID',
        'Account priority',
        'AWS account',
        'State',
      ])
      expect(rows.map((cells) => cells[1]?.[0])).toEqual(ids)
      expect(new Set(rows.flat().map(([, type, format]) => `${type} ${format}`))).toEqual(new Set(['s @']))
    },
  )

  test('holds names as they are, none a formula, and what can not be seen named', async () => {
    const accounts = HOSTILE_NAMES.map((name, index) => {
      const account = finishedAccount(String(index).padStart(12, '0'), name)
      return { ...account, connector: { ...account.connector, displayName: name } }
    })
    const { Connectors: [, ...rows] = [] } = await read(accounts)
    expect(rows.map((cells) => cells[0])).toEqual(HOSTILE_NAMES.map((name) => [plainText(name), 's', '@']))
  })

  test('names the accounts without values and why in a sheet of their own', async () => {
    const sheets = await read([finishedAccount(), untouchedAccount('000000000042', 'lab')])
    expect(Object.keys(sheets)).toEqual(['Connectors', 'Not yet'])
    expect(sheets['Not yet']?.[1]?.map(([value]) => value)).toEqual([
      'lab (000000000042)',
      'Its stack is not done yet (to do).',
    ])
  })
})

test('the same sheet gives the same bytes', () => {
  const sheet = sheetOf([finishedAccount()])
  expect(connectorSheetFile(sheet, 'xlsx')).toEqual(connectorSheetFile(sheet, 'xlsx'))
})

test.each([
  ['csv', '"Acme prod","012345678901","acme-prod","high","prod (012345678901)","Confirmed by a person'],
  ['text', 'Acme prod     012345678901  acme-prod    high              prod (012345678901)'],
] as const)('as %s', (format, row) => {
  expect(connectorSheetFile(sheetOf([finishedAccount()]), format).text).toContain(row)
})

test('a formula in a CSV file is a text', () => {
  const account = finishedAccount()
  const { text } = connectorSheetFile(
    sheetOf([{ ...account, connector: { ...account.connector, displayName: '=1+1' } }]),
    'csv',
  )
  expect(text).toContain(`"'=1+1",`)
})
