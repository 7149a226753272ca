import type { WebSocket } from 'ws'

/** How often a page is asked for a sign of life. Milliseconds. */
export const PING_INTERVAL = 30_000

/**
 * Ends a connection whose other end is gone without having closed it: one that has not answered a ping when the next
 * is due. A browser answers by itself, also for a tab that sleeps.
 */
export function endWhenSilent(socket: Pick<WebSocket, 'on' | 'once' | 'ping' | 'terminate'>): void {
  let isAlive = true
  const timer = setInterval(() => {
    if (!isAlive) {
      socket.terminate()
      return
    }
    isAlive = false
    socket.ping()
  }, PING_INTERVAL)
  timer.unref()
  socket.on('pong', () => {
    isAlive = true
  })
  socket.once('close', () => clearInterval(timer))
}
