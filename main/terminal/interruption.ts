/**
 * Ctrl-C for whatever is under way. At a question the keyboard gets it instead of the process, so there is more than
 * one way in.
 */
const handlers = new Set<() => void>()

/** @returns ends it. */
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

/** Whether there is something that Ctrl-C stops cleanly. */
export function isInterruptible(): boolean {
  return handlers.size > 0
}

export function interrupt(): void {
  for (const handler of handlers) handler()
}
