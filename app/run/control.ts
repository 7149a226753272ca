/** Pause, resume and cancel: what a person may want of work that is under way. */
export interface Control {
  readonly signal: AbortSignal
  /** Resolves at once, or when the pause is over; rejects when cancelled. */
  checkpoint(): Promise<void>
  pause(): void
  resume(): void
  isPaused(): boolean
}

export function createControl(signal: AbortSignal): Control {
  let paused: { readonly over: Promise<void>; readonly end: () => void } | undefined

  function resume(): void {
    paused?.end()
    paused = undefined
  }

  signal.addEventListener('abort', resume, { once: true })
  return {
    signal,
    async checkpoint() {
      while (paused !== undefined) await paused.over
      signal.throwIfAborted()
    },
    pause() {
      if (paused === undefined && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>()
        paused = { over: promise, end: resolve }
      }
    },
    resume,
    isPaused: () => paused !== undefined,
  }
}
