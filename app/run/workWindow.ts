import type { Clock } from '../async/clock.ts'
import type { Account } from '../onboarding/onboarding.ts'

/**
 * Accounts are taken up in the file's order while there is room for their Regions, so that the first ones are finished
 * early, and what is known of an account in memory is let go before the last ones begin.
 */
export interface WorkWindow {
  /** Resolves when the work on this account may begin; the window must be told of its end. */
  enter(account: Pick<Account, 'regions'>): Promise<WorkPlace>
}

export interface WorkPlace {
  /** Gives the room to the next account. Work that only waits from here on may go on. May be called twice. */
  leave(): void
}

/** Regions at work at once: enough to keep all of the calls in flight that main allows. */
const REGIONS = 256

/** How many Regions an account counts for of which nobody has said how many it has: about as many as AWS enables by default. */
const ENABLED_REGIONS = 17

/**
 * Work that takes longer than this does not count any more: it waits for a person, for ActiveEye's bucket or for a Region
 * that does not answer, and must not keep other accounts waiting. Milliseconds.
 */
const LONGEST = 3_000

export function openWorkWindow(clock: Clock, signal: AbortSignal): WorkWindow {
  const waiting: { readonly regions: number; readonly admit: () => void }[] = []
  let used = 0

  function admitNext(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const fits = used === 0 || used + next.regions <= REGIONS
      // Who is cancelled finds that out by itself.
      if (!fits && !signal.aborted) return
      waiting.shift()
      used += next.regions
      next.admit()
    }
  }

  function placeOf(regions: number): WorkPlace {
    const left = new AbortController()
    const leave = () => {
      if (left.signal.aborted) return
      left.abort()
      used -= regions
      admitNext()
    }
    clock.sleep(LONGEST, left.signal).then(leave, () => undefined)
    return { leave }
  }

  signal.addEventListener('abort', admitNext, { once: true })
  return {
    async enter({ regions }) {
      const count = regions === 'enabled' ? ENABLED_REGIONS : Math.max(1, regions.length)
      await new Promise<void>((admit) => {
        waiting.push({ regions: count, admit })
        admitNext()
      })
      return placeOf(count)
    },
  }
}
