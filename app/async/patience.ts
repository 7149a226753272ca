import type { Clock } from './clock.ts'

/** A limit on the time that a loop of looking and sleeping takes. */
export interface Patience {
  /** Call after every sleep. @param planned how long it was to take, in milliseconds. */
  count(planned: number): void
  isOver(): boolean
}

/** What a look may take beside the sleep. More is a gap in which this process did not run. Milliseconds. */
const MARGIN = 20_000

/**
 * Counts only the time in which this process was at work: from one call of `count` to the next at most the planned
 * sleep and a margin for the look. So neither a computer that sleeps for hours nor a change of its time uses it up.
 * @param limit milliseconds
 */
export function patience(clock: Clock, limit: number): Patience {
  let used = 0
  let counted = clock.monotonic()
  return {
    count(planned) {
      const now = clock.monotonic()
      used += Math.min(now - counted, planned + MARGIN)
      counted = now
    },
    isOver: () => used > limit,
  }
}
