import { expect, test } from 'vitest'
import { z } from 'zod'
import { nearestWord, schemaFaults } from '../../../../app/onboarding/schemaFaults.ts'

const KNOWN = ['accountId', 'alias', 'regions', 'externalId', 'logDestination']

test.each([
  ['acountId', 'accountId'],
  ['account_id', 'accountId'],
  ['ACCOUNT-ID', 'accountId'],
  ['region', 'regions'],
  ['aliass', 'alias'],
  ['externalid', 'externalId'],
  ['logDestnation', 'logDestination'],
])('%s was probably meant to be %s', (word, meant) => {
  expect(nearestWord(word, KNOWN)).toBe(meant)
})

test.each(['', 'x', 'customer', 'destined', 'regionsregions', 'a'.repeat(100_000)])(
  'nothing known is close to %#',
  (word) => {
    expect(nearestWord(word, KNOWN)).toBeUndefined()
  },
)

test('the nearest of several is meant, and the first of equals', () => {
  expect(nearestWord('regionz', ['regional', 'regions'])).toBe('regions')
  expect(nearestWord('bat', ['cat', 'hat'])).toBe('cat')
})

test('one slip is let pass in a short word, a third of a long one', () => {
  expect(nearestWord('ab', ['ac'])).toBe('ac')
  expect(nearestWord('ab', ['cd'])).toBeUndefined()
  expect(nearestWord('abcdefxyz', ['abcdefghi'])).toBe('abcdefghi')
  expect(nearestWord('abcdewxyz', ['abcdefghi'])).toBeUndefined()
})

test('of thousands of wrong entries, those that are reported are looked at again, and no others', () => {
  let looks = 0
  const list = new Proxy(Array(10_000).fill('wrong'), {
    getOwnPropertyDescriptor(target, key) {
      looks += 1
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  })
  const faults = schemaFaults(z.array(z.number()), list)
  const [first, second] = [faults.next().value, faults.next().value]
  expect([first, second]).toMatchObject([{ path: [0], found: '"wrong"' }, { path: [1] }])
  expect(looks).toBe(2)
})
