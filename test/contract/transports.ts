import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { type AnyRouter, createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { createPortServer, type Port } from '../../main/desktop/servePort.ts'
import { startWebServer } from '../../main/web/webServer.ts'
import { connectFromNode } from '../tools/connectFromNode.ts'

/** A way from a page to the router. */
export interface Transport {
  readonly name: string
  /** A client of the router over this transport, until the test ends; it has the router's shape. */
  connect(router: AnyRouter, faults?: unknown[]): Promise<unknown>
}

export const inProcess: Transport = {
  name: 'in-process',
  connect: async (router) => createRouterClient(router),
}

export const messagePort: Transport = {
  name: 'MessagePort',
  connect: async (router, faults = []) => createORPCClient(new PortLink({ port: openPort(router, faults) })),
}

export const webSocket: Transport = {
  name: 'WebSocket',
  async connect(router, faults = []) {
    const { origin, token } = await openWeb(router, faults)
    return connectFromNode(`${origin}/#token=${token}`)
  },
}

export const TRANSPORTS: readonly Transport[] = [inProcess, messagePort, webSocket]

/** The page's end of a port whose other end is served as the desktop host does it. */
export function openPort(router: AnyRouter, faults: unknown[] = []): MessagePort {
  const { port1, port2 } = new MessageChannel()
  createPortServer({ router }, (_, error) => faults.push(error))(asPortMain(port2))
  port1.start()
  onTestFinished(() => port1.close())
  return port1
}

/** The real web host, with a page of one file. */
export async function openWeb(router: AnyRouter, faults: unknown[] = []) {
  const files = new Map([
    ['/', { mediaType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<!doctype html>') }],
  ])
  const server = await startWebServer({
    router,
    files,
    port: 0,
    report: (_, error) => faults.push(error),
  })
  onTestFinished(() => {
    server.stopListening()
    server.close()
  })
  return server
}

/** Node's own port with the events of Electron's MessagePortMain. */
function asPortMain(port: MessagePort): Port {
  return {
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') port.on('message', (data: unknown) => listener({ data }))
      else port.on('close', () => listener({ data: undefined }))
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
  }
}
