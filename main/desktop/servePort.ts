import type { FaultReporter } from '../hosts/reportFaults.ts'
import { createChannelServer, type ServedRouter } from '../hosts/serveChannel.ts'

/** What is used of Electron's MessagePortMain. */
export interface Port {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
}

/** Serves the contract on one end of a MessageChannel. */
export function createPortServer(served: ServedRouter, report: FaultReporter): (port: Port) => void {
  const serve = createChannelServer(served, report)
  return (port) => {
    serve({
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      onClose: (listener) => port.on('close', listener),
      send: (text) => port.postMessage(text),
    })
    port.start()
  }
}
