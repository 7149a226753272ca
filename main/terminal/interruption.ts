/**
 * Ctrl-C for whatever is under way. At a question the keyboard gets it instead of the process, which is why
 * `interrupt` is here too.
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

/** @returns false when nothing is under way that could be stopped. */
export function interrupt(): boolean {
  for (const handler of handlers) handler()
  return handlers.size > 0
}
