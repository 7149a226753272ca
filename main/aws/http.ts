import { NodeHttpHandler } from '@smithy/node-http-handler'
import pLimit from 'p-limit'
import type { Environment } from './endpoints.ts'

/** How long to wait, in milliseconds. */
export interface Timeouts {
  /** For the TCP connection. */
  readonly connection: number
  /** For the answer to a call that only looks. */
  readonly look: number
  /** For the answer to a call that changes something. */
  readonly write: number
}

export const TIMEOUTS: Timeouts = { connection: 5_000, look: 8_000, write: 60_000 }

/** Requests in flight over all accounts and Regions: what a desktop and its network bear. */
export const MAX_CONCURRENT_CALLS = 128

/** Above the limit of calls, so that requests never queue in the agent, where their timeouts would run. */
const MAX_SOCKETS = 256

/**
 * The one way out for every client, the SDK's own inner ones included: regional hosts are the same
 * for every account, so sharing the agent shares connections.
 *
 * @param proxyEnv where HTTPS_PROXY and NO_PROXY are found; the SDK itself ignores them.
 */
export function sharedHttp(timeouts: Timeouts, maxConcurrentCalls: number, proxyEnv: Environment) {
  const http = new NodeHttpHandler({
    connectionTimeout: timeouts.connection,
    requestTimeout: timeouts.look,
    // Without it the SDK only logs a warning when an answer is late.
    throwOnRequestTimeout: true,
    // The request timeout ends with the headers; this one is for a body that never ends.
    socketTimeout: Math.max(timeouts.look, timeouts.write),
    httpAgent: { maxSockets: MAX_SOCKETS },
    httpsAgent: { maxSockets: MAX_SOCKETS, proxyEnv },
  })
  // Per request and not per call: a call that sleeps before its next attempt takes nobody's place.
  const limit = pLimit(maxConcurrentCalls)
  /** A request handler for one client; it is told the host of each request. */
  const handler = (calling: (host: string) => void) => ({
    metadata: http.metadata,
    handle: (...[request, options]: Parameters<NodeHttpHandler['handle']>) => {
      calling(request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`)
      return limit(() => http.handle(request, options))
    },
    updateHttpClientConfig: http.updateHttpClientConfig.bind(http),
    httpHandlerConfigs: () => http.httpHandlerConfigs(),
    /** For the clients, who would take everybody's connections with them. */
    destroy: () => {},
  })
  return { handler, close: () => http.destroy() }
}
