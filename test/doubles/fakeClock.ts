import type { Clock, Pace } from '../../app/async/clock.ts'

export interface FakeClock extends Clock {
  /** Every wait that came to its end, in milliseconds: not one that was given up for something else. */
  readonly waits: readonly number[]
  /** The computer's time is set forward or back; nothing else happens. */
  setTime(by: number): void
  /** The computer sleeps. @param counted whether its monotonic clock runs on meanwhile, as on Windows. */
  sleepComputer(milliseconds: number, counted: boolean): void
}

/**
 * Sleeping takes no time: when nothing else can go on, the clock is set to the end of the sleep that ends first. So
 * whoever waits for something beside a sleep gets it first, and of two sleeps the shorter one ends first. No jitter.
 */
export function fakeClock(start = '2026-11-23T09:00:00.000Z'): FakeClock {
  const waits: number[] = []
  const sleepers = new Set<{ readonly due: number; readonly wake: () => void }>()
  let wall = Date.parse(start)
  let monotonic = 0
  let scheduled = false

  function pass(milliseconds: number): void {
    wall += milliseconds
    monotonic += milliseconds
  }

  /** After everything that can go on without time passing, which takes turns of the event loop. */
  function wakeNext(): void {
    scheduled = false
    const [next] = [...sleepers].toSorted((a, b) => a.due - b.due)
    if (next === undefined) return
    sleepers.delete(next)
    pass(Math.max(0, next.due - monotonic))
    next.wake()
    schedule()
  }

  function schedule(): void {
    if (scheduled || sleepers.size === 0) return
    scheduled = true
    setImmediate(wakeNext)
  }

  return {
    waits,
    now: () => new Date(wall).toISOString(),
    monotonic: () => monotonic,
    setTime(by) {
      wall += by
    },
    sleepComputer(milliseconds, counted) {
      wall += milliseconds
      if (counted) monotonic += milliseconds
    },
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const sleeper = {
          due: monotonic + milliseconds,
          wake() {
            waits.push(milliseconds)
            end(resolve)
          },
        }
        const onAbort = () => end(() => reject(signal.reason))
        function end(settle: () => void): void {
          sleepers.delete(sleeper)
          signal.removeEventListener('abort', onAbort)
          settle()
        }
        signal.addEventListener('abort', onAbort, { once: true })
        sleepers.add(sleeper)
        schedule()
      })
    },
    random: () => 0,
  }
}

/** Each wait has a length of its own, so that {@link FakeClock.waits} tells what was waited for. */
export const TEST_PACE: Pace = {
  stackPoll: 7_000,
  stackPatience: 100_000,
  outage: 30_000,
  bucketRetry: 5_000,
  bucketProbe: 20_000,
  visibility: 1_000,
  delivery: 900_000,
}
