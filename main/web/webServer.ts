import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { AnyRouter } from '@orpc/server'
import { listen } from '../async/listen.ts'
import { gzipped, type PageFiles } from '../hosts/pageFiles.ts'
import { type FaultReporter, tellFault } from '../hosts/reportFaults.ts'
import { SECURITY_HEADERS } from '../hosts/securityHeaders.ts'
import { createChannelServer, type ServedRouter } from '../hosts/serveChannel.ts'
import { type Connections, createConnections } from './connections.ts'
import { admit, REFUSALS, refuse, refuseUpgrade } from './httpRefusal.ts'

/** The running web server. */
export interface WebServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** The secret of this launch, which page and host prove to each other and never send. */
  readonly token: string
  /** Accepts no new connections; those that are open stay until `close`. */
  stopListening(): void
  close(): void
}

/** How long a request may take to arrive. Milliseconds. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 60_000

/** Serves the page and, over one WebSocket for each tab, the contract on 127.0.0.1; port 0 takes any that is free. */
export async function startWebServer(options: {
  readonly router: AnyRouter
  readonly interceptors?: ServedRouter['interceptors']
  readonly files: PageFiles
  readonly port: number
  readonly report: FaultReporter
  /** Called whenever a page has proven that it knows the token. */
  onPage?(): void
}): Promise<WebServer> {
  const token = createLaunchToken()
  const serve = createChannelServer(options, options.report)

  const server = createServer({ headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT })
  const address = `127.0.0.1:${await listen(server, options.port)}`
  const origin = `http://${address}`
  const connections: Connections = createConnections({
    secret: token,
    origin,
    serve(channel) {
      serve(channel)
      options.onPage?.()
    },
  })

  const silent = limitSilent(server)
  server.on('request', (request, response) => {
    silent.delete(request.socket)
    try {
      const refusal = admit(request, address, { needsOrigin: false })
      if (refusal !== undefined) refuse(response, refusal)
      else answerPage(options.files, request, response)
    } catch (fault) {
      const { message } = tellFault(options.report, fault)
      if (response.headersSent) response.destroy()
      else refuse(response, { status: 500, message })
    }
  })
  server.on('upgrade', (request, _socket, head) => {
    silent.delete(request.socket)
    request.socket.on('error', () => request.socket.destroy())
    const refusal = admit(request, address, { needsOrigin: true })
    if (refusal !== undefined) refuseUpgrade(request, refusal)
    else connections.take(request, head)
  })

  return {
    origin,
    token,
    stopListening: () => {
      server.close()
    },
    close: () => {
      connections.close()
      server.closeAllConnections()
    },
  }
}

/** Connections that have asked for nothing. A browser asks at once, so the oldest one makes room for the next. */
const MOST_SILENT = 256

/** Keeps a stranger on this computer from using up all connections by opening and saying nothing. */
function limitSilent(server: Server): Set<Socket> {
  const silent = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    const [oldest] = silent
    if (oldest !== undefined && silent.size >= MOST_SILENT) {
      silent.delete(oldest)
      oldest.destroy()
    }
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  return silent
}

/** The secret of one launch: 256 random bits, safe in a URL fragment. */
function createLaunchToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Answers with a file of the page. The files hold no data and need no proof, since the page must load to give it. */
function answerPage(files: PageFiles, request: IncomingMessage, response: ServerResponse): void {
  const allowed = request.method === 'GET' || request.method === 'HEAD'
  const file = files.get(request.url?.replace(/\?.*$/s, '') ?? '')
  if (allowed && file !== undefined) {
    const small = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? gzipped(file) : undefined
    const bytes = small ?? file.bytes
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': file.mediaType,
      'content-length': bytes.byteLength,
      vary: 'accept-encoding',
      ...(small && { 'content-encoding': 'gzip' }),
    })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  } else {
    refuse(response, allowed ? REFUSALS.nothing : REFUSALS.method)
  }
}
