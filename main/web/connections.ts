import type { IncomingMessage } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  beginHostHandshake,
  CONNECTION_PATH,
  CONNECTION_PROTOCOL,
  HANDSHAKE_PATIENCE,
  LONGEST_HANDSHAKE_MESSAGE,
} from '../../app/contract/handshake.ts'
import { type Channel, LARGEST_MESSAGE } from '../hosts/serveChannel.ts'
import { REFUSALS, refuseUpgrade } from './httpRefusal.ts'
import { endWhenSilent } from './keepAlive.ts'

/** Those that are served. A person's browser has one for each tab. */
const MOST_PAGES = 64

/** Those that have not proven anything. A page needs milliseconds; so the oldest one makes room for the next. */
const MOST_UNPROVEN = 32

/** What the handshake needs on the wire, frames included. Bytes. */
const MOST_UNPROVEN_BYTES = 4 * LONGEST_HANDSHAKE_MESSAGE

/** WebSocket's code for a violation of what was agreed. */
const NOT_ADMITTED = 1008

/** The WebSocket connections of the pages. */
export interface Connections {
  /** Takes a request for an upgrade whose Host and Origin are right, or refuses it. */
  take(request: IncomingMessage, head: Buffer): void
  close(): void
}

/**
 * Each connection is served once its page has proven that it knows the secret (`handshake.ts`). After that, its
 * messages need no proof of their own: nobody but this computer's administrator can speak on a loopback connection
 * of others.
 * A wrong proof ends its connection and has no other effect: 256 random bits can't be guessed, and a limit on failures
 * would let a stranger lock the person out.
 */
export function createConnections(options: {
  readonly secret: string
  readonly origin: string
  serve(channel: Channel): void
}): Connections {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // More than the contract takes, since a message over this limit ends the connection without an answer.
    maxPayload: 2 * LARGEST_MESSAGE,
    handleProtocols: () => CONNECTION_PROTOCOL,
  })
  server.on('wsClientError', (_error, _socket, request) => refuseUpgrade(request, REFUSALS.upgrade))
  const unproven = new Set<WebSocket>()
  const pages = new Set<WebSocket>()

  function makeRoom(): void {
    const [oldest] = unproven
    if (oldest === undefined || unproven.size < MOST_UNPROVEN) return
    unproven.delete(oldest)
    oldest.terminate()
  }

  function admitOnProof(socket: WebSocket, request: IncomingMessage): void {
    const handshake = beginHostHandshake(options.secret, options.origin)
    const timer = setTimeout(() => socket.terminate(), HANDSHAKE_PATIENCE)
    const before = request.socket.bytesRead
    // A message is read whole before it arrives here, and a stranger's is not worth the memory.
    const limitBytes = () => {
      if (unproven.has(socket) && request.socket.bytesRead - before > MOST_UNPROVEN_BYTES) socket.terminate()
    }
    const settle = () => {
      clearTimeout(timer)
      unproven.delete(socket)
      request.socket.off('data', limitBytes)
    }
    unproven.add(socket)
    request.socket.on('data', limitBytes)
    socket.once('close', settle)

    socket.once('message', (hello, isBinary) => {
      const answer = isBinary ? undefined : handshake.answer(String(hello))
      if (answer === undefined) {
        socket.close(NOT_ADMITTED)
        return
      }
      socket.send(answer)
      socket.once('message', (proof) => {
        if (!handshake.admits(String(proof))) {
          socket.close(NOT_ADMITTED)
          return
        }
        settle()
        pages.add(socket)
        socket.once('close', () => pages.delete(socket))
        endWhenSilent(socket)
        options.serve(channelOf(socket))
      })
    })
  }

  return {
    take(request, head) {
      if (request.url !== CONNECTION_PATH) refuseUpgrade(request, REFUSALS.nothing)
      else if (request.headers['sec-websocket-protocol'] !== CONNECTION_PROTOCOL) {
        refuseUpgrade(request, REFUSALS.upgrade)
      } else if (pages.size >= MOST_PAGES) refuseUpgrade(request, REFUSALS.full)
      else {
        makeRoom()
        server.handleUpgrade(request, request.socket, head, (socket) => {
          // What breaks the protocol ends its connection, which `ws` does by itself.
          socket.on('error', () => undefined)
          admitOnProof(socket, request)
        })
      }
    },
    close() {
      for (const socket of server.clients) socket.terminate()
    },
  }
}

function channelOf(socket: WebSocket): Channel {
  return {
    onMessage: (listener) => {
      socket.on('message', (data, isBinary) => {
        if (!isBinary) listener(String(data))
      })
    },
    onClose: (listener) => {
      socket.once('close', listener)
    },
    send: (text) =>
      new Promise((resolve, reject) => {
        socket.send(text, (error) => (error ? reject(error) : resolve()))
      }),
  }
}
