import { expect, test } from 'vitest'
import { mapUnordered } from '../../../../main/async/mapUnordered.ts'

test('results come as they are there', async () => {
  const late = Promise.withResolvers<string>()
  const results = mapUnordered([late.promise, Promise.resolve('early')], 2, (work) => work)
  expect(await results.next()).toEqual({ done: false, value: 'early' })
  late.resolve('late')
  expect(await results.next()).toEqual({ done: false, value: 'late' })
  expect(await results.next()).toEqual({ done: true, value: undefined })
})

test('no more than so many are begun', async () => {
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const results = mapUnordered([0, 1, 2, 3, 4], 2, async (item) => {
    begun.push(item)
    await gates[item]?.promise
    return item
  })
  const first = results.next()
  expect(begun).toEqual([0, 1])
  gates[1]?.resolve()
  expect((await first).value).toBe(1)
  expect(begun).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  const rest: number[] = []
  for await (const item of results) rest.push(item)
  expect(rest.sort()).toEqual([0, 2, 3, 4])
})

test('a failure reaches the reader, and none is left behind for a reader who has gone', async () => {
  const fail = Promise.withResolvers<string>()
  const results = mapUnordered([Promise.resolve('fine'), fail.promise], 2, (work) => work)
  expect((await results.next()).value).toBe('fine')
  await results.return(undefined)
  // Unhandled, this would end the test run.
  fail.reject(new Error('too late'))
  await expect(mapUnordered([0], 1, async () => Promise.reject(new Error('refused'))).next()).rejects.toThrow(
    'refused',
  )
})
