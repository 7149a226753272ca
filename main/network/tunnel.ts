import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { reasonOfSilence } from '../failures/failureReason.ts'
import { thrownChain } from '../failures/thrownChain.ts'
import {
  isUnreachable,
  noUsableProxy,
  ProxyFailure,
  proxyFailure,
  proxySignInFailure,
} from './proxyFailure.ts'
import type { HttpProxy, Route } from './route.ts'

export interface TunnelSettings {
  /** For proxies with TLS. */
  readonly secureContext: SecureContext
  /** Milliseconds for all proxies together. */
  readonly timeout: number
  /** Aborts it. */
  readonly signal?: AbortSignal
  /** Called for each proxy that can't be reached, before the next one is tried. */
  onUnreachable?(failure: ProxyFailure): void
}

export interface Tunnel {
  readonly proxy: HttpProxy
  readonly socket: Socket
}

/**
 * Opens a tunnel to `target` ("sts.us-east-1.amazonaws.com:443") through the first proxy of the route that can be
 * reached; `undefined` where the connection is direct. Rejects with ProxyFailure, or with the signal's reason.
 */
export async function openTunnel(
  target: string,
  { proxies, direct, unusable }: Route,
  settings: TunnelSettings,
): Promise<Tunnel | undefined> {
  let failure: ProxyFailure | undefined
  const timeout = settings.timeout / Math.max(1, proxies.length)
  for (const proxy of proxies) {
    try {
      return { proxy, socket: await connectThrough(proxy, target, { ...settings, timeout }) }
    } catch (error) {
      if (!(error instanceof ProxyFailure) || !isUnreachable(error)) throw error
      failure ??= error
      settings.onUnreachable?.(error)
    }
  }
  if (direct) return undefined
  throw failure ?? noUsableProxy(unusable)
}

/** CONNECT through one proxy. Node's own `proxyEnv` neither tells what the proxy answered nor trusts our authorities. */
function connectThrough(proxy: HttpProxy, target: string, settings: TunnelSettings): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const request = connectRequest(proxy, target, settings)
  let reached = false
  request.once('socket', (socket) =>
    socket.once(proxy.secure ? 'secureConnect' : 'connect', () => {
      reached = true
    }),
  )
  const late = setTimeout(() => request.destroy(new Late()), settings.timeout)
  request.once('connect', ({ statusCode = 0, statusMessage = '', headers }, socket) => {
    if (statusCode === 200) return resolve(socket as Socket)
    socket.destroy()
    if (statusCode === 407)
      return reject(proxySignInFailure(proxy, headers['proxy-authenticate']?.toString() ?? ''))
    const does = `refused to connect to ${target}: ${statusCode} ${statusMessage}`.trim()
    reject(proxyFailure(proxy, 'ERR_PROXY_REFUSED', does))
  })
  request.once('error', (error) => {
    settings.signal?.aborted
      ? reject(settings.signal.reason)
      : reject(failureOf(error, { proxy, target, reached, timeout: settings.timeout }))
  })
  request.end()
  return promise.finally(() => clearTimeout(late))
}

class Late extends Error {}

function connectRequest(proxy: HttpProxy, target: string, settings: TunnelSettings): ClientRequest {
  const options: RequestOptions = {
    method: 'CONNECT',
    host: proxy.host,
    port: proxy.port,
    path: target,
    headers: {
      host: target,
      ...(proxy.authorization !== undefined && { 'proxy-authorization': proxy.authorization }),
    },
    agent: false,
    ...(settings.signal && { signal: settings.signal }),
  }
  if (!proxy.secure) return httpRequest(options)
  // By default it would be the name in the header Host.
  const servername = isIP(proxy.host) === 0 ? proxy.host : ''
  const withTls = {
    ...options,
    secureContext: settings.secureContext,
    servername,
    rejectUnauthorized: true,
  }
  return httpsRequest(withTls)
}

interface ConnectRequest {
  readonly proxy: HttpProxy
  readonly target: string
  readonly reached: boolean
  readonly timeout: number
}

function failureOf(error: Error, { proxy, target, reached, timeout }: ConnectRequest): ProxyFailure {
  const seconds = `${Math.ceil(timeout / 100) / 10} s`
  if (error instanceof Late) {
    return reached
      ? proxyFailure(
          proxy,
          'ERR_PROXY_TIMEOUT',
          `was reached, but did not connect to ${target} within ${seconds}`,
          error,
        )
      : proxyFailure(proxy, 'ERR_PROXY_UNREACHABLE', `can’t be reached: no answer within ${seconds}`, error)
  }
  if (reached) {
    const does = `did not answer as a proxy does when asked for ${target} (${codeOf(error)})`
    return proxyFailure(proxy, 'ERR_PROXY_REFUSED', does, error)
  }
  return unreachedProxy(proxy, error)
}

/** The failure of a connection to the proxy itself. */
export function unreachedProxy(proxy: HttpProxy, error: unknown): ProxyFailure {
  const code = codeOf(error)
  const reasons = thrownChain(error).map(reasonOfSilence)
  if (reasons.includes('dns')) {
    return proxyFailure(proxy, 'ERR_PROXY_NAME', `has a name that can’t be resolved (DNS, ${code})`, error)
  }
  if (reasons.includes('tls')) {
    return proxyFailure(
      proxy,
      'ERR_PROXY_UNTRUSTED',
      `has a certificate that is not trusted (TLS, ${code})`,
      error,
    )
  }
  return proxyFailure(proxy, 'ERR_PROXY_UNREACHABLE', `can’t be reached (${code})`, error)
}

/** The code of an error, or of an error inside it (one for each address); else its name. */
export function codeOf(error: unknown): string {
  const chain = thrownChain(error)
  return chain.find(({ code, name }) => code !== '' && code !== name)?.code ?? chain[0]?.name ?? ''
}
