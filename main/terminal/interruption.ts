/** What Ctrl-C calls. At a question, the keyboard gets Ctrl-C instead of the process, and calls `interrupt`. */
const handlers = new Set<() => void>()

/** Calls the handler on Ctrl-C and SIGTERM. @returns removes it */
export function onInterrupt(handler: () => void): () => void {
  process.on('SIGINT', handler)
  process.on('SIGTERM', handler)
  handlers.add(handler)
  return () => {
    process.removeListener('SIGINT', handler)
    process.removeListener('SIGTERM', handler)
    handlers.delete(handler)
  }
}

/** Whether something runs that Ctrl-C cancels cleanly. */
export function isInterruptible(): boolean {
  return handlers.size > 0
}

/** Does what Ctrl-C does. */
export function interrupt(): void {
  for (const handler of handlers) handler()
}
