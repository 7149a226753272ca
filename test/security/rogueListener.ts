import { createServer, type IncomingMessage } from 'node:http'
import { type WebSocket as Socket, WebSocketServer } from 'ws'
import { CONNECTION_PROTOCOL } from '../../app/contract/handshake.ts'
import { listen } from '../../main/async/listen.ts'

/** Somebody else's program on a port of 127.0.0.1, which keeps all that it is sent. */
export interface RogueListener {
  readonly port: number
  /** Every request with its headers and body. */
  readonly requests: readonly string[]
  /** Every message of every connection. */
  readonly messages: readonly string[]
  close(): void
}

/** Lets every page connect; port 0 takes any that is free. @param behave gets each message, and may answer. */
export async function listenAsRogue(
  port: number,
  behave: (socket: Socket, message: string) => void,
): Promise<RogueListener> {
  const requests: string[] = []
  const messages: string[] = []
  const keep = ({ method, url, rawHeaders }: IncomingMessage) =>
    requests.push([method, url, ...rawHeaders].join('\n'))
  const server = createServer((request, response) => {
    keep(request)
    request.on('data', (bytes) => requests.push(String(bytes)))
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
  })
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => CONNECTION_PROTOCOL })
  server.on('upgrade', (request, socket, head) => {
    keep(request)
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('error', () => undefined)
      connection.on('message', (data) => {
        messages.push(String(data))
        behave(connection, String(data))
      })
    })
  })
  const own = await listen(server, port)
  return {
    port: own,
    requests,
    messages,
    close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
}
