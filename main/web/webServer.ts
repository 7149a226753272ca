import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AnyRouter } from '@orpc/server'
import { listen } from '../async/listen.ts'
import { SECURITY_HEADERS } from '../hosts/contentSecurityPolicy.ts'
import type { PageFiles } from '../hosts/pageFiles.ts'
import type { FaultReporter } from '../hosts/rpcInterceptors.ts'
import { createLaunchToken, createRpcAnswerer, RPC_PREFIX } from './answerRpc.ts'
import { admit, onlyBy, REFUSALS, refuse } from './httpRefusal.ts'

/** The running web server. */
export interface WebServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Required for everything under `/rpc`; new at each launch. */
  readonly token: string
  /** Accepts no new connections; those that are open stay until `close`. */
  stopListening(): void
  close(): void
}

/** How long a request may take to arrive; answers may stream for as long as they like. Milliseconds. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 60_000

/** Serves the page and the contract on 127.0.0.1; port 0 takes any that is free. */
export async function startWebServer(options: {
  readonly router: AnyRouter
  readonly files: PageFiles
  readonly port: number
  readonly report: FaultReporter
}): Promise<WebServer> {
  const token = createLaunchToken()
  const answerRpc = createRpcAnswerer(options.router, token, options.report)
  let address = ''

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    const refusal = admit(request, address)
    const path = request.url ?? ''
    if (refusal !== undefined) refuse(response, refusal)
    else if (path === RPC_PREFIX || path.startsWith(`${RPC_PREFIX}/`)) await answerRpc(request, response)
    else answerPage(options.files, request, response)
  }

  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        // An aborted request is not a fault of this app.
        if (!request.destroyed) options.report('http', error)
        response.destroy()
      })
    },
  )
  address = `127.0.0.1:${await listen(server, options.port)}`
  return {
    origin: `http://${address}`,
    token,
    stopListening: () => {
      server.close()
    },
    close: () => server.closeAllConnections(),
  }
}

/** Answers with a file of the page. The files hold no data and need no token, since the page must load to send it. */
function answerPage(files: PageFiles, request: IncomingMessage, response: ServerResponse): void {
  const allowed = request.method === 'GET' || request.method === 'HEAD'
  const file = files.get(request.url?.replace(/\?.*$/s, '') ?? '')
  if (allowed && file !== undefined) {
    response.writeHead(200, { 'content-type': file.mediaType, 'content-length': file.bytes.byteLength })
    response.end(request.method === 'HEAD' ? undefined : file.bytes)
  } else {
    refuse(response, allowed ? REFUSALS.nothing : onlyBy('GET, HEAD'))
  }
}
