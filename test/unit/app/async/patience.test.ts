import { describe, expect, test } from 'vitest'
import { patience } from '../../../../app/async/patience.ts'
import { fakeClock } from '../../../doubles/fakeClock.ts'

const HOUR = 3_600_000
const NEVER = new AbortController().signal

/** Sleeps again and again, as a loop of looks does. @returns how often, until the patience is over. */
async function sleepsUntilOver(
  limit: number,
  meanwhile: (clock: ReturnType<typeof fakeClock>, sleeps: number) => void = () => undefined,
) {
  const clock = fakeClock()
  const patient = patience(clock, limit)
  let sleeps = 0
  while (!patient.isOver()) {
    await clock.sleep(5_000, NEVER)
    meanwhile(clock, sleeps)
    patient.count(5_000)
    sleeps += 1
  }
  return sleeps
}

test('is over when the limit has passed', async () => {
  expect(await sleepsUntilOver(60_000)).toBe(13)
})

describe('is not used up by', () => {
  test.each([
    ['forward', 3 * HOUR],
    ['back', -24 * HOUR],
  ])('the computer’s time, set %s', async (_, by) => {
    expect(await sleepsUntilOver(60_000, (clock) => clock.setTime(by))).toBe(13)
  })

  test.each([
    ['stands still', false],
    ['runs on', true],
  ])('a computer that sleeps while its monotonic clock %s', async (_, counted) => {
    const sleeps = await sleepsUntilOver(60_000, (clock, count) => {
      if (count === 1) clock.sleepComputer(3 * HOUR, counted)
    })
    // Where the clock runs on, the gap counts as one slow look.
    expect(sleeps).toBe(counted ? 9 : 13)
  })
})

test('counts what looks take', async () => {
  const slowly = await sleepsUntilOver(60_000, (clock) => clock.sleepComputer(10_000, true))
  expect(slowly).toBe(5)
})
