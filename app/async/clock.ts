/** Time as a port, so that tests control it. */
export interface Clock {
  /** Now, as an ISO 8601 time in UTC: for timestamps only, since it jumps when the computer's time is set. */
  now(): string
  /**
   * Milliseconds since a fixed moment; it never jumps when the computer's time is set. Whether it runs on while the
   * computer sleeps depends on the system (Windows: yes; Linux and macOS: no), so limits are kept by `patience`.
   */
  monotonic(): number
  /** Rejects with the signal's reason when that fires first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** From 0 up to 1, for jitter. */
  random(): number
}

/** How long the steps wait between looks. AWS limits the rate of requests; the practice cloud does not. */
export interface Pace {
  /** Between two looks at a stack in progress, before jitter. Milliseconds. */
  readonly stackPoll: number
  /** Following a stack stops after this long, sleep of the computer not counted. Milliseconds. */
  readonly stackPatience: number
  /** A stack that can't be looked at is still followed for this long: after sleep, the network takes a while. Milliseconds. */
  readonly outage: number
  /** Before a retry after ActiveEye's bucket refused, because false refusals occur. Milliseconds. */
  readonly bucketRetry: number
  /** The answer to a probe of ActiveEye's bucket, its retries included, is late after this. Milliseconds. */
  readonly bucketProbe: number
  /** First wait for a new flow log to become visible; doubles. Milliseconds. */
  readonly visibility: number
  /**
   * From a new flow log to the first look that can show an error of its delivery: AWS collects traffic for up to ten
   * minutes, then delivers it within about five. Milliseconds.
   */
  readonly delivery: number
}

export const AWS_PACE: Pace = {
  stackPoll: 5_000,
  stackPatience: 45 * 60_000,
  outage: 2 * 60_000,
  bucketRetry: 5_000,
  bucketProbe: 20_000,
  visibility: 1_000,
  delivery: 15 * 60_000,
}

/** For the practice cloud and for tests, which have no rate limits. */
export const PRACTICE_PACE: Pace = {
  stackPoll: 100,
  stackPatience: 60_000,
  outage: 1_000,
  bucketRetry: 50,
  bucketProbe: 3_000,
  visibility: 20,
  delivery: 0,
}
