import { expect, test } from 'vitest'
import type { Clock } from '../../../../app/async/clock.ts'
import { openWorkWindow, type WorkPlace } from '../../../../app/run/workWindow.ts'
import { fakeClock } from '../../../doubles/fakeClock.ts'

/** So many accounts with all their Regions are at work at once. */
const AT_ONCE = 15

const enabled = { regions: 'enabled' as const }
const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(clock: Clock = { ...fakeClock(), sleep: () => new Promise(() => undefined) }) {
  const controller = new AbortController()
  const window = openWorkWindow(clock, controller.signal)
  const entered = new Map<number, WorkPlace>()
  const enter = (name: number, regions: 'enabled' | string[] = 'enabled') =>
    window.enter({ regions }).then((place) => {
      entered.set(name, place)
    })
  return { entered, enter, cancel: () => controller.abort(new Error('Cancelled.')) }
}

test('accounts enter in their order, the next ones as others leave', async () => {
  const { entered, enter } = setUp()
  for (let name = 0; name < AT_ONCE + 3; name += 1) enter(name)
  await settled()
  expect([...entered.keys()]).toEqual(Array.from({ length: AT_ONCE }, (_, at) => at))
  entered.get(3)?.leave()
  // Leaving twice gives the room once.
  entered.get(3)?.leave()
  await settled()
  expect([...entered.keys()].slice(AT_ONCE)).toEqual([AT_ONCE])
})

test('an account of few Regions takes little room, and one of many enters at least alone', async () => {
  const { entered, enter } = setUp()
  for (let name = 0; name < 100; name += 1) enter(name, ['us-east-1'])
  const many = Array.from({ length: 1_000 }, (_, at) => `region-${at}`)
  enter(100, many)
  enter(101)
  await settled()
  expect(entered.size).toBe(100)
  for (const place of entered.values()) place.leave()
  await settled()
  expect([...entered.keys()].slice(100)).toEqual([100])
  entered.get(100)?.leave()
  await settled()
  expect(entered.has(101)).toBe(true)
})

test('an account that waits for a person keeps no other waiting', async () => {
  const { entered, enter } = setUp(fakeClock())
  await Promise.all(Array.from({ length: 4 * AT_ONCE }, (_, name) => enter(name, enabled.regions)))
  expect(entered.size).toBe(4 * AT_ONCE)
})

test('after a cancel everybody enters, to find that out', async () => {
  const { entered, enter, cancel } = setUp()
  for (let name = 0; name < 3 * AT_ONCE; name += 1) enter(name)
  await settled()
  cancel()
  await settled()
  expect(entered.size).toBe(3 * AT_ONCE)
})
