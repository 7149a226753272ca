import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../app/async/clock.ts'

/** This computer's clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonic: () => performance.now(),
  async sleep(milliseconds, signal) {
    signal.throwIfAborted()
    try {
      await wait(milliseconds, undefined, { signal })
    } catch (error) {
      // Node rejects with an error of its own; the port promises the signal's reason.
      signal.throwIfAborted()
      throw error
    }
  },
  random: () => Math.random(),
}
