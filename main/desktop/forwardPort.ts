/** What is used of the page's window. */
interface PageWindow {
  addEventListener(type: 'message', listener: (event: PortMessage) => void): void
}

interface PortMessage {
  readonly data: unknown
  readonly ports: readonly unknown[]
}

/**
 * Hands the one port that the page sends to main, and nothing else: no API of Electron reaches the page (security
 * checklist 20). A reload runs the preload again. Main checks the sender.
 */
export function forwardPort(page: PageWindow, send: (port: unknown) => void): void {
  let sent = false
  page.addEventListener('message', ({ data, ports }) => {
    if (sent || data !== 'connect' || ports.length !== 1) return
    sent = true
    send(ports[0])
  })
}
