import { expect, test } from 'vitest'
import { plural } from '../../../../app/text/plural.ts'

test.each([
  [0, '0 accounts'],
  [1, '1 account'],
  [2, '2 accounts'],
  [11, '11 accounts'],
  [21, '21 accounts'],
  [101, '101 accounts'],
  [12345, '12,345 accounts'],
])('%d is counted as %s', (count, text) => {
  expect(plural(count, 'account')).toBe(text)
})
