import type { Clock, Pace } from '../../app/async/clock.ts'

export interface FakeClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly waits: readonly number[]
}

/** Sleeping takes no time: the clock is set forward instead. No jitter. */
export function fakeClock(start = '2026-11-23T09:00:00.000Z'): FakeClock {
  const waits: number[] = []
  let time = Date.parse(start)
  return {
    waits,
    now: () => new Date(time).toISOString(),
    async sleep(milliseconds, signal) {
      signal.throwIfAborted()
      waits.push(milliseconds)
      time += milliseconds
    },
    random: () => 0,
  }
}

/** Each wait has a length of its own, so that {@link FakeClock.waits} tells what was waited for. */
export const TEST_PACE: Pace = {
  stackPoll: 7_000,
  stackPatience: 100_000,
  bucketRetry: 5_000,
  visibility: 1_000,
  delivery: 900_000,
}
