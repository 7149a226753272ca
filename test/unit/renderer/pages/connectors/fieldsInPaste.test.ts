import { expect, test } from 'vitest'
import { fieldsInPaste } from '../../../../../renderer/pages/connectors/fieldsInPaste.ts'

const PROD = { displayName: 'Acme prod', accountId: '444455556666', externalId: 'acme-prod' }

test.each([
  ['a row with cells before', '1\tAWS Flowlogs\tAcme prod\t444455556666\tacme-prod'],
  ['lines', 'Acme prod\n444455556666\nacme-prod\n'],
  ['lines of Windows', 'Acme prod\r\n444455556666\r\nacme-prod\r\n'],
  ['lines with labels', 'Display Name: Acme prod\nAccount ID: 444455556666\nExternal ID: acme-prod'],
  ['a cell after them that is no priority', 'Acme prod\t444455556666\tacme-prod\tActive'],
  [
    'labels in another order',
    'External ID: acme-prod\nAWS Account ID: 444455556666\nDisplay name: Acme prod',
  ],
  ['labels above their values', 'Display Name\nAcme prod\nAccount ID\n444455556666\nExternal ID\nacme-prod'],
  ['a row with commas', 'Acme prod, 444455556666, acme-prod'],
  ['a row of a table in text', 'Acme prod | 444455556666 | acme-prod'],
])('splits %s', (_, text) => {
  expect(fieldsInPaste(text)).toEqual(PROD)
})

test.each([
  ['in a row', 'Acme prod\t444455556666\tacme-prod\tmedium'],
  ['as ActiveEye writes it', 'Acme prod\t444455556666\tacme-prod\tMedium'],
  [
    'with a label',
    'Account priority: Medium\nDisplay Name: Acme prod\nAccount ID: 444455556666\nExternal ID: acme-prod',
  ],
])('takes the priority: %s', (_, text) => {
  expect(fieldsInPaste(text)).toEqual({ ...PROD, priority: 'medium' })
})

test('keeps what was entered as it is', () => {
  expect(fieldsInPaste('Acme prod \t444455556666\tacme\u2011prod\u200b')).toEqual({
    displayName: 'Acme prod ',
    accountId: '444455556666',
    externalId: 'acme\u2011prod\u200b',
  })
})

test('takes three cells in the order of the form when the account ID is wrong', () => {
  expect(fieldsInPaste('Acme prod\t44445555666\tacme-prod')).toEqual({ ...PROD, accountId: '44445555666' })
})

test('takes the fields that are there', () => {
  expect(fieldsInPaste('444455556666\tacme-prod')).toEqual({
    accountId: '444455556666',
    externalId: 'acme-prod',
  })
})

test.each(['acme-prod', 'Acme, Inc.', 'Acme prod\n', '', 'one two three'])(
  'leaves one value alone: %j',
  (text) => {
    expect(fieldsInPaste(text)).toBeUndefined()
  },
)
