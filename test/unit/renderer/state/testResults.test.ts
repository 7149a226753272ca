import { expect, test } from 'vitest'
import { arrived, begun, ended, stillTrue, type TestResults } from '../../../../renderer/state/testResults.ts'

const NONE: TestResults<string> = new Map()
const prod = { key: 'prod', of: 'role A' }
const changed = { key: 'prod', of: 'role B' }
const dev = { key: 'dev', of: 'role A' }

test('a result belongs to what was tested', () => {
  const results = arrived(begun(NONE, [prod, dev]), [{ subject: prod, result: 'connected' }])
  expect(results.get('prod')).toEqual({ of: 'role A', result: 'connected' })
  expect(results.get('dev')).toEqual({ of: 'role A', result: undefined })
})

test('what has changed or is gone loses its result, for good', () => {
  const results = arrived(begun(NONE, [prod, dev]), [{ subject: prod, result: 'connected' }])
  const after = stillTrue(results, [changed])
  expect([...after]).toEqual([])
  expect([...stillTrue(after, [prod])], 'changed back').toEqual([])
  expect(stillTrue(results, [prod, dev]), 'the very same when all is still true').toBe(results)
})

test('a result that comes too late is dropped', () => {
  const begunOnce = begun(NONE, [prod])
  const late = [{ subject: prod, result: 'connected' }]
  expect([...arrived(stillTrue(begunOnce, []), late)], 'gone meanwhile').toEqual([])
  expect(
    arrived(begun(begunOnce, [changed]), late).get('prod'),
    'tested as something else meanwhile',
  ).toEqual({
    of: 'role B',
    result: undefined,
  })
})

test('what got no result until the end was not tested', () => {
  const results = arrived(begun(NONE, [prod, dev]), [{ subject: prod, result: 'connected' }])
  expect([...ended(results, [prod, dev]).keys()]).toEqual(['prod'])
})
