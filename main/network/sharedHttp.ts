import type { Agent } from 'node:http'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import pLimit from 'p-limit'
import { httpAgent, httpsAgent, retire } from './agents.ts'
import { explainFailure } from './explainFailure.ts'
import { noUsableProxy, ProxyFailure, proxySignInFailure } from './proxyFailure.ts'
import type { Route } from './route.ts'
import type { Transport } from './transport.ts'

/** Timeouts in milliseconds. */
export interface Timeouts {
  /** For the TCP connection, or for a proxy to open the tunnel. */
  readonly connection: number
  /** For the answer to a call that only reads. */
  readonly look: number
  /** For the answer to a call that changes something. */
  readonly write: number
}

export const TIMEOUTS: Timeouts = { connection: 5_000, look: 8_000, write: 60_000 }

/** Above the limit of calls, so that requests never queue in the agent, where their timeouts would run. */
const MAX_SOCKETS = 256

type Handle = NodeHttpHandler['handle']

/**
 * All HTTP goes through one handler, that of the SDK's own inner clients included. Regional hosts are the same for
 * every account, so sharing the agents shares connections. The transport gives the route of each request; a change
 * of its settings applies to the next request, and running requests end undisturbed.
 */
export function sharedHttp(timeouts: Timeouts, maxConcurrentCalls: number, transport: Transport) {
  const handlers = handlersByRoute(timeouts, transport)
  // Per request and not per call: a call that waits for its next retry takes no place.
  const limit = pLimit(maxConcurrentCalls)

  const handle = async (...[request, options]: Parameters<Handle>): ReturnType<Handle> => {
    const port = request.port === undefined ? '' : `:${request.port}`
    const url = new URL(`${request.protocol}//${request.hostname}${port}/`)
    const route = await transport.routeTo(url)
    const [proxy] = route.proxies
    if (proxy === undefined && !route.direct) throw noUsableProxy(route.unusable)
    try {
      const answered = await handlers.by(url.protocol, route).handle(request, options)
      const { statusCode, headers, body } = answered.response
      // Only a proxy answers 407, and only where there is no CONNECT.
      if (statusCode !== 407 || proxy === undefined) return answered
      body?.destroy?.()
      throw proxySignInFailure(proxy, headers['proxy-authenticate'] ?? '')
    } catch (error) {
      if (error instanceof ProxyFailure && error.code === 'ERR_PROXY_SIGN_IN' && error.proxy !== undefined) {
        transport.askedToSignIn(error.proxy)
      }
      throw await explainFailure(error, {
        url,
        route,
        secureContext: transport.secureContext,
        timeout: timeouts.connection,
      })
    }
  }

  /** A request handler for one client. @param calling is called with the host of each request. */
  const handler = (calling: (host: string) => void) => ({
    metadata: { handlerProtocol: 'http/1.1' },
    handle: (...[request, options]: Parameters<Handle>) => {
      // The setting may have been changed since the last request.
      const most = Math.min(maxConcurrentCalls, transport.callsAtOnce())
      if (limit.concurrency !== most) limit.concurrency = most
      calling(request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`)
      return limit(() => handle(request, options))
    },
    // Shared by all clients, so none may change it.
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    /** A client that is destroyed must not close the shared connections. */
    destroy: () => {},
  })
  return { handler, close: handlers.close }
}

/** One handler for each route; those of before the transport's last change end with their running requests. */
function handlersByRoute(timeouts: Timeouts, transport: Transport) {
  const closing = new AbortController()
  const all = new Set<Agent>()
  const current = new Map<string, NodeHttpHandler>()
  let revision = transport.revision()

  function open(protocol: string, route: Route): NodeHttpHandler {
    const settings = {
      secureContext: transport.secureContext,
      timeout: timeouts.connection,
      maxSockets: MAX_SOCKETS,
      signal: closing.signal,
    }
    const agent = protocol === 'https:' ? httpsAgent(route, settings) : httpAgent(route, settings)
    all.add(agent)
    return new NodeHttpHandler({
      // A tunnel has its own timeout, whose message says what the proxy did.
      ...(route.proxies.length === 0 && { connectionTimeout: timeouts.connection }),
      requestTimeout: timeouts.look,
      // Without it the SDK only logs a warning when an answer is late.
      throwOnRequestTimeout: true,
      // The request timeout ends with the headers; this one is for a body that never ends.
      socketTimeout: Math.max(timeouts.look, timeouts.write),
      ...(protocol === 'https:' ? { httpsAgent: agent } : { httpAgent: agent }),
    })
  }

  return {
    by(protocol: string, route: Route): NodeHttpHandler {
      if (revision !== transport.revision()) {
        revision = transport.revision()
        current.clear()
        for (const agent of all) retire(agent)
      }
      const key = JSON.stringify([protocol, route])
      const known = current.get(key) ?? open(protocol, route)
      current.set(key, known)
      return known
    },
    close() {
      closing.abort(new Error('Closed'))
      for (const agent of all) agent.destroy()
    },
  }
}
