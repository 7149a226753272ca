import { performance } from 'node:perf_hooks'

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
  /** Of the updates to the page. */
  readonly updates?: { readonly count: number; readonly largest: number } | undefined
}

/** Measures from now to the call of what it returns. */
export function measuring(): (more?: {
  readonly firstDone?: number | undefined
  readonly updates?: Measured['updates']
}) => Measured {
  const began = performance.now()
  const before = process.cpuUsage()
  return ({ firstDone, updates } = {}) => {
    const { user, system } = process.cpuUsage(before)
    return {
      wall: (performance.now() - began) / 1000,
      cpu: (user + system) / 1e6,
      memory: process.resourceUsage().maxRSS / 1024,
      ...(firstDone !== undefined && { firstDone: (firstDone - began) / 1000 }),
      ...(updates && { updates }),
    }
  }
}
