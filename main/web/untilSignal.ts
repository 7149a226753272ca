/** Waits for Ctrl-C or SIGTERM. The first is for a clean end, which a second one cuts short. */
export function untilSignal(say: (text: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      // From here on the default holds again: a second signal ends the process at once.
      say('Stopping before the next change. What was done so far is saved.')
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
