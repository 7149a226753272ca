import { expect, test } from 'vitest'
import {
  resultsArrived,
  resultsStillTrue,
  type TestResults,
  testsBegun,
  testsEnded,
} from '../../../../renderer/state/testResults.ts'

const NONE: TestResults<string> = new Map()
const prod = { key: 'prod', of: 'role A' }
const changed = { key: 'prod', of: 'role B' }
const dev = { key: 'dev', of: 'role A' }

test('a result belongs to what was tested', () => {
  const results = resultsArrived(testsBegun(NONE, [prod, dev]), [{ subject: prod, result: 'connected' }])
  expect(results.get('prod')).toEqual({ of: 'role A', result: 'connected' })
  expect(results.get('dev')).toEqual({ of: 'role A', result: undefined })
})

test('what has changed or is gone loses its result, for good', () => {
  const results = resultsArrived(testsBegun(NONE, [prod, dev]), [{ subject: prod, result: 'connected' }])
  const after = resultsStillTrue(results, [changed])
  expect([...after]).toEqual([])
  expect([...resultsStillTrue(after, [prod])], 'changed back').toEqual([])
  expect(resultsStillTrue(results, [prod, dev]), 'the very same when all is still true').toBe(results)
})

test('a result that comes too late is dropped', () => {
  const begunOnce = testsBegun(NONE, [prod])
  const late = [{ subject: prod, result: 'connected' }]
  expect([...resultsArrived(resultsStillTrue(begunOnce, []), late)], 'gone meanwhile').toEqual([])
  expect(
    resultsArrived(testsBegun(begunOnce, [changed]), late).get('prod'),
    'tested as something else meanwhile',
  ).toEqual({
    of: 'role B',
    result: undefined,
  })
})

test('what got no result until the end was not tested', () => {
  const results = resultsArrived(testsBegun(NONE, [prod, dev]), [{ subject: prod, result: 'connected' }])
  expect([...testsEnded(results, [prod, dev]).keys()]).toEqual(['prod'])
})
