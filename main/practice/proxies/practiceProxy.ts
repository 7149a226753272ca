import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext } from 'node:tls'
import { listen } from '../../async/listen.ts'
import { type PracticeAuthority, practiceAuthority } from './practiceAuthority.ts'

/** A proxy as companies run it between their computers and AWS. */
export interface PracticeProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string
  /** The authority of the certificates behind the proxy; a client has to trust it. */
  readonly authority: PracticeAuthority
  /** The requests that the proxy received: "CONNECT sts.us-east-1.amazonaws.com:443", "POST http://…". */
  readonly asked: readonly string[]
  /** The requests that reached the practice cloud: "POST sts.us-east-1.amazonaws.com /". */
  readonly through: readonly string[]
  /** The number of open connections. */
  open(): number
  /** Holds the next request through a tunnel until `release` is called. */
  hold(): { readonly arrived: Promise<void>; release(): void }
  close(): Promise<void>
}

export interface PracticeProxyOptions {
  /**
   * `forward` passes everything on. `authenticated` requires a user name and a password. `inspecting` decrypts TLS with
   * certificates of its own authority; with the others, the certificates are the practice cloud's.
   */
  readonly kind: PracticeProxyKind
  /** The address of the practice cloud, which answers for every AWS host. */
  readonly endpoint: string
  /** Absent: any free port. */
  readonly port?: number
  /** For `authenticated`. */
  readonly signIn?: { readonly user: string; readonly password: string }
  /** For `authenticated`: the authentication schemes that it offers; absent: Basic. */
  readonly schemes?: readonly string[]
  readonly authority?: PracticeAuthority
}

export const PROXY_KINDS = ['forward', 'authenticated', 'inspecting'] as const
export type PracticeProxyKind = (typeof PROXY_KINDS)[number]

/** The default user name and password of `authenticated`. */
export const PRACTICE_SIGN_IN = { user: 'practice', password: 'let me through' }

/** Hosts that the practice cloud answers for. All others are refused, so that the proxy cannot be used to reach them. */
const AWS_HOST = /^[\w.-]+\.(amazonaws\.com(\.cn)?|aws\.test)$/

export async function startPracticeProxy(options: PracticeProxyOptions): Promise<PracticeProxy> {
  const {
    kind,
    endpoint,
    port = 0,
    signIn = PRACTICE_SIGN_IN,
    schemes = ['Basic realm="practice"'],
  } = options
  const authority =
    options.authority ??
    (await practiceAuthority(
      kind === 'inspecting' ? 'Practice Inspection Authority' : 'Practice Cloud Authority',
    ))
  const asked: string[] = []
  let held: { arrived: PromiseWithResolvers<void>; released: PromiseWithResolvers<void> } | undefined
  const through: string[] = []
  const wanted = `Basic ${Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')}`

  const refusal = (
    request: IncomingMessage,
    host: string,
  ): { status: string; headers: string[] } | undefined => {
    if (kind === 'authenticated' && request.headers['proxy-authorization'] !== wanted) {
      const headers = schemes.map((scheme) => `Proxy-Authenticate: ${scheme}`)
      return { status: '407 Proxy Authentication Required', headers }
    }
    return AWS_HOST.test(host) ? undefined : { status: '403 Not To This Host', headers: [] }
  }

  // Tunnels end here: requests are decrypted and forwarded.
  const end = createTlsServer(
    { SNICallback: (host, done) => done(null, createSecureContext(authority.certificateFor(host))) },
    async (request, response) => {
      const waits = held
      held = undefined
      waits?.arrived.resolve()
      await waits?.released.promise
      through.push(`${request.method} ${request.headers.host} ${request.url}`)
      forward(request, response, endpoint)
    },
  )
  end.on('tlsClientError', () => {})
  const sockets = new Set<Duplex>()

  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const url = URL.parse(request.url ?? '')
    const refused = refusal(request, url?.hostname ?? '')
    if (refused !== undefined) {
      const [status, ...words] = refused.status.split(' ')
      const headers = refused.headers.flatMap((header) => header.split(/: (.*)/, 2))
      response.writeHead(Number(status), words.join(' '), headers).end()
      return
    }
    through.push(`${request.method} ${url?.host} ${url?.pathname}`)
    forward(request, response, endpoint)
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    asked.push(`CONNECT ${request.url}`)
    socket.on('error', () => socket.destroy())
    const refused = refusal(request, request.url?.replace(/:443$/, '') ?? '')
    if (refused !== undefined) {
      socket.end([`HTTP/1.1 ${refused.status}`, ...refused.headers, '', ''].join('\r\n'))
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    end.emit('connection', socket)
  })

  const listening = await listen(server, port)
  return {
    address: `http://127.0.0.1:${listening}`,
    authority,
    asked,
    through,
    open: () => sockets.size,
    hold() {
      const waits = { arrived: Promise.withResolvers<void>(), released: Promise.withResolvers<void>() }
      held = waits
      return { arrived: waits.arrived.promise, release: waits.released.resolve }
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** Forwards a request for AWS to the practice cloud, and its answer to the caller. */
function forward(incoming: IncomingMessage, response: ServerResponse, endpoint: string): void {
  const { host, hostname, port } = new URL(endpoint)
  const path = incoming.url?.startsWith('/') ? incoming.url : pathOf(incoming.url ?? '')
  const kept = Object.entries(incoming.headers).filter(([name]) => !/^(proxy-|host$|connection$)/.test(name))
  const headers = { ...Object.fromEntries(kept), host }
  const outgoing = request({ host: hostname, port, path, method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.once('error', () => {
    response.headersSent
      ? response.destroy()
      : response.writeHead(502).end('The practice cloud does not answer.')
  })
  // Some calls never get an answer: the forwarded request ends when the caller closes the connection.
  response.once('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}

function pathOf(address: string): string {
  const url = URL.parse(address)
  return url === null ? '/' : `${url.pathname}${url.search}`
}
