import { type ClientContext, type ClientLink, DynamicLink, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import {
  beginPageHandshake,
  CONNECTION_PATH,
  CONNECTION_PROTOCOL,
  HANDSHAKE_PATIENCE,
} from '../../app/contract/handshake.ts'

/**
 * Whether the page reaches its host. `away`: it does not answer; the page keeps trying. `keyless`: this page has no
 * token, or what answers does not know it, as after a restart; only the address that the terminal printed helps.
 */
export type HostReachability = 'connected' | 'away' | 'keyless'

/** What is used of the browser's WebSocket. */
export type PageSocket = Pick<
  WebSocket,
  'addEventListener' | 'removeEventListener' | 'send' | 'close' | 'readyState'
>

interface HostConnectionSettings {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** The token of this launch, if the page has one. It is never sent. */
  readonly secret: string | undefined
  openSocket(address: string, protocol: string): PageSocket
  onReachability(reachability: HostReachability): void
}

/**
 * One connection to the web host for all calls and streams of this page. The first call opens it, and the first after
 * it was lost opens another. What was open on a lost connection is refused with an error; it is not sent again, since
 * the host may have carried it out. Nothing is sent before the host has proven that it knows the secret.
 */
export function createHostLink(settings: HostConnectionSettings): ClientLink<ClientContext> {
  let connection: Promise<ClientLink<ClientContext>> | undefined

  function open(secret: string): Promise<ClientLink<ClientContext>> {
    const opened = connect(settings, secret, forget)
    function forget(): void {
      if (connection === opened) connection = undefined
    }
    opened.catch(forget)
    return opened
  }

  return new DynamicLink(async () => {
    if (settings.secret === undefined) {
      settings.onReachability('keyless')
      throw refusedToken()
    }
    connection ??= open(settings.secret)
    return connection
  })
}

function connect(
  { origin, openSocket, onReachability }: HostConnectionSettings,
  secret: string,
  onEnd: () => void,
): Promise<ClientLink<ClientContext>> {
  return new Promise((resolve, reject) => {
    const handshake = beginPageHandshake(secret, origin)
    const socket = openSocket(`${origin.replace(/^http/, 'ws')}${CONNECTION_PATH}`, CONNECTION_PROTOCOL)
    const timer = setTimeout(() => end('away'), HANDSHAKE_PATIENCE)
    let isOver = false

    // At once, whatever the other side does: a stranger need not answer the end of a connection.
    function end(reachability: Exclude<HostReachability, 'connected'>): void {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      socket.close()
      onEnd()
      onReachability(reachability)
      reject(reachability === 'keyless' ? refusedToken() : new Error('The connection to the app is lost.'))
    }

    function onFirstMessage({ data }: { readonly data: unknown }): void {
      socket.removeEventListener('message', onFirstMessage)
      if (isOver) return
      const proof = handshake.answer(data)
      if (proof === undefined) {
        end('keyless')
        return
      }
      clearTimeout(timer)
      socket.send(proof)
      onReachability('connected')
      resolve(new RPCLink({ websocket: socket }))
    }

    socket.addEventListener('open', () => socket.send(handshake.hello))
    socket.addEventListener('message', onFirstMessage)
    socket.addEventListener('close', () => end('away'))
  })
}

function refusedToken(): ORPCError<string, unknown> {
  return new ORPCError('UNAUTHORIZED', {
    message: 'This tab’s token is missing or no longer valid. Open the address that the terminal printed.',
  })
}
