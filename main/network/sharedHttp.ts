import type { Agent } from 'node:http'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import pLimit from 'p-limit'
import { httpAgent, httpsAgent, retire } from './agents.ts'
import { explain } from './explainFailure.ts'
import { noUsableProxy, ProxyFailure, signInWanted } from './proxyFailure.ts'
import type { Route } from './route.ts'
import type { Transport } from './transport.ts'

/** How long to wait, in milliseconds. */
export interface Timeouts {
  /** For the TCP connection, or for a proxy to give a way. */
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

type Handle = NodeHttpHandler['handle']

/**
 * The one way out for every client, the SDK's own inner ones included: regional hosts are the same
 * for every account, so sharing the agents shares connections. The network says for each request how it goes; a
 * change there is in effect with the next one, and those under way end undisturbed.
 */
export function sharedHttp(timeouts: Timeouts, maxConcurrentCalls: number, network: Transport) {
  const ways = handlersByRoute(timeouts, network)
  // Per request and not per call: a call that sleeps before its next attempt takes nobody's place.
  const limit = pLimit(maxConcurrentCalls)

  const handle = async (...[request, options]: Parameters<Handle>): ReturnType<Handle> => {
    const port = request.port === undefined ? '' : `:${request.port}`
    const url = new URL(`${request.protocol}//${request.hostname}${port}/`)
    const route = await network.routeTo(url)
    const [proxy] = route.proxies
    if (proxy === undefined && !route.direct) throw noUsableProxy(route.unusable)
    try {
      const answered = await ways.by(url.protocol, route).handle(request, options)
      const { statusCode, headers, body } = answered.response
      // Only a proxy answers so, where it is asked without CONNECT.
      if (statusCode !== 407 || proxy === undefined) return answered
      body?.destroy?.()
      throw signInWanted(proxy, headers['proxy-authenticate'] ?? '')
    } catch (error) {
      if (error instanceof ProxyFailure && error.code === 'ERR_PROXY_SIGN_IN' && error.proxy !== undefined) {
        network.askedToSignIn(error.proxy)
      }
      throw await explain(error, {
        url,
        route,
        secureContext: network.secureContext,
        timeout: timeouts.connection,
      })
    }
  }

  /** A request handler for one client; it is told the host of each request. */
  const handler = (calling: (host: string) => void) => ({
    metadata: { handlerProtocol: 'http/1.1' },
    handle: (...[request, options]: Parameters<Handle>) => {
      calling(request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`)
      return limit(() => handle(request, options))
    },
    // Everybody's, so no client's to change.
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    /** For the clients, who would take everybody's connections with them. */
    destroy: () => {},
  })
  return { handler, close: ways.close }
}

/** Connections by how they go; those that the network's last change made useless are left to end. */
function handlersByRoute(timeouts: Timeouts, network: Transport) {
  const closing = new AbortController()
  const all = new Set<Agent>()
  const current = new Map<string, NodeHttpHandler>()
  let revision = network.revision()

  function open(protocol: string, route: Route): NodeHttpHandler {
    const settings = {
      secureContext: network.secureContext,
      timeout: timeouts.connection,
      maxSockets: MAX_SOCKETS,
      signal: closing.signal,
    }
    const agent = protocol === 'https:' ? httpsAgent(route, settings) : httpAgent(route, settings)
    all.add(agent)
    return new NodeHttpHandler({
      // A tunnel has its own timeout, whose words say what the proxy did.
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
      if (revision !== network.revision()) {
        revision = network.revision()
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
