/** Pauses, resumes and cancels a running activity. */
export interface PauseControl {
  readonly signal: AbortSignal
  /** Resolves at once, or after a pause; rejects when cancelled. */
  checkpoint(): Promise<void>
  pause(): void
  resume(): void
  isPaused(): boolean
}

export function createPauseControl(signal: AbortSignal): PauseControl {
  let paused: { readonly ended: Promise<void>; readonly end: () => void } | undefined

  function resume(): void {
    paused?.end()
    paused = undefined
  }

  signal.addEventListener('abort', resume, { once: true })
  return {
    signal,
    async checkpoint() {
      while (paused !== undefined) await paused.ended
      signal.throwIfAborted()
    },
    pause() {
      if (paused === undefined && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>()
        paused = { ended: promise, end: resolve }
      }
    },
    resume,
    isPaused: () => paused !== undefined,
  }
}
