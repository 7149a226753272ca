import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Totals } from '../../../app/checklist/checklist.ts'

/** What a measured program prints. */
export interface Measured {
  /** Seconds of wall time. */
  readonly wall: number
  /** Seconds of CPU time. */
  readonly cpu: number
  /** The largest resident set, in MB. */
  readonly memory: number
  /** Seconds until the first account was done. */
  readonly firstDone?: number | undefined
  /** The longest time in which the process could not answer anybody, in milliseconds: on the clock, and of its own CPU. */
  readonly blocked: Blocked
  readonly more?: MoreOfTheApp | undefined
}

export interface Blocked {
  readonly wall: number
  /** What other processes do on the machine does not count. */
  readonly cpu: number
}

export interface MoreOfTheApp {
  /** Updates to a page, and the largest of them while the activity ran and at its end, in characters of JSON. */
  readonly updates: { readonly count: number; readonly largest: number; readonly last: number }
  /** Seconds to open the onboarding: to read the file and the journal. */
  readonly opening: number
  /** Seconds from an account's beginning to its end, as a page is told: of half of the accounts, and of the slowest. */
  readonly account: { readonly median: number; readonly longest: number }
  readonly totals: Totals
}

/** Measures from now to the call of what it returns. */
export function measuring(): (firstDone: number | undefined, more?: MoreOfTheApp) => Measured {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let memory = 0
  let blocked = 0
  let threadBefore = threadCpu()
  // Other work gets its turn between two of these, so what the thread used meanwhile was used without a pause.
  const ticking = setInterval(() => {
    const now = threadCpu()
    blocked = Math.max(blocked, now - threadBefore)
    threadBefore = now
  }, 1)
  // The operating system's own maximum begins with what the parent process had.
  const sampling = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }, 50)
  const began = performance.now()
  const before = process.cpuUsage()
  return (firstDone, more) => {
    delay.disable()
    clearInterval(sampling)
    clearInterval(ticking)
    const { user, system } = process.cpuUsage(before)
    return {
      wall: (performance.now() - began) / 1000,
      cpu: (user + system) / 1e6,
      memory: memory / 2 ** 20,
      ...(firstDone !== undefined && { firstDone: (firstDone - began) / 1000 }),
      blocked: { wall: delay.max / 1e6, cpu: blocked },
      ...(more && { more }),
    }
  }
}

/** Of the main thread, in milliseconds. */
function threadCpu(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
