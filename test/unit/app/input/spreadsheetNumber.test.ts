import { expect, test } from 'vitest'
import { accountIdOfNumber, isSpreadsheetNumber } from '../../../../app/input/spreadsheetNumber.ts'

test.each([
  ['11122223333', '011122223333'],
  ['111122223333.0', '111122223333'],
  ['111,122,223,333', '111122223333'],
  ["11'122'223'333,00", '011122223333'],
  ['11\u202f122\u202f223\u202f333', '011122223333'],
  ['\u201c11.122.223.333\u201d', '011122223333'],
])('of %j the account ID can be told', (cell, accountId) => {
  expect(accountIdOfNumber(cell)).toBe(accountId)
  expect(isSpreadsheetNumber(cell)).toBe(true)
})

test.each(['1.11122E+11', '1,1e11'])('of %j digits are lost', (cell) => {
  expect(accountIdOfNumber(cell)).toBeUndefined()
  expect(isSpreadsheetNumber(cell)).toBe(true)
})

test.each(['', '12345678', '111122223333', '2026-10-05', 'acme-1', '1.2.3.4'])(
  '%j is none that a spreadsheet made',
  (cell) => {
    expect(isSpreadsheetNumber(cell)).toBe(false)
  },
)
