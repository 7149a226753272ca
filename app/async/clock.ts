/** Time, as a port, so that tests decide what it is. */
export interface Clock {
  /** Now, as an ISO 8601 time in UTC. */
  now(): string
  /** Rejects with the signal's reason when that fires first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** From 0 up to 1, for jitter. */
  random(): number
}

/** How long the steps wait between looks. On AWS these are politeness; on a stand-in they only cost time. */
export interface Pace {
  /** Between two looks at a stack in progress, before jitter. Milliseconds. */
  readonly stackPoll: number
  /** Give up following a stack after this long. Milliseconds. */
  readonly stackPatience: number
  /** Before asking again after ActiveEye's bucket refused: false refusals occur. Milliseconds. */
  readonly bucketRetry: number
  /** First wait for a new flow log to become visible; doubles. Milliseconds. */
  readonly visibility: number
}

export const AWS_PACE: Pace = {
  stackPoll: 5_000,
  stackPatience: 45 * 60_000,
  bucketRetry: 5_000,
  visibility: 1_000,
}

/** For the practice cloud and for tests, where nobody is overloaded by asking often. */
export const PRACTICE_PACE: Pace = {
  stackPoll: 100,
  stackPatience: 60_000,
  bucketRetry: 50,
  visibility: 20,
}
