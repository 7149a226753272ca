import { type ClientRequest, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type SecureContext, connect as startTls, type TLSSocket } from 'node:tls'
import { type AgentConnectOpts, Agent as ConnectingAgent } from 'agent-base'
import type { HttpProxy, Route } from './route.ts'
import { openTunnel, type TunnelSettings } from './tunnel.ts'

export interface AgentSettings {
  /** Made when the first https call is made. */
  secureContext(): SecureContext
  /** Milliseconds until a proxy has opened the tunnel. */
  readonly timeout: number
  readonly maxSockets: number
  /** Aborts tunnels that are being opened. */
  readonly signal: AbortSignal
}

/** The agent for connections to AWS on this route. */
export function httpsAgent(route: Route, settings: AgentSettings): HttpAgent {
  const secureContext = settings.secureContext()
  const options = {
    keepAlive: true,
    maxSockets: settings.maxSockets,
    secureContext,
    // Explicit, or NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn it off.
    rejectUnauthorized: true,
  }
  if (route.direct && route.proxies.length === 0) return new HttpsAgent(options)
  const { timeout, signal } = settings
  return new TunnelAgent(options, route, { secureContext, timeout, signal })
}

/** TLS to AWS through a proxy's tunnel. A new connection waits for its tunnel. */
class TunnelAgent extends ConnectingAgent {
  readonly #route: Route
  readonly #settings: TunnelSettings

  constructor(options: ConstructorParameters<typeof HttpsAgent>[0], route: Route, settings: TunnelSettings) {
    super(options)
    this.#route = route
    this.#settings = settings
  }

  override async connect(_request: ClientRequest, options: AgentConnectOpts): Promise<TLSSocket> {
    const tunnel = await openTunnel(`${options.host}:${options.port}`, this.#route, this.#settings)
    return startTls({ ...options, ...(tunnel && { socket: tunnel.socket }) })
  }

  override isSecureEndpoint(): boolean {
    return true
  }
}

/** The agent for endpoints without TLS. Node itself sends these requests to the proxy. */
export function httpAgent(route: Route, settings: Pick<AgentSettings, 'maxSockets'>): HttpAgent {
  const [proxy] = route.proxies
  return new HttpAgent({
    keepAlive: true,
    maxSockets: settings.maxSockets,
    ...(proxy && { proxyEnv: { http_proxy: withSignIn(proxy) } }),
  })
}

/** Lets running requests end and keeps no connection afterwards. */
export function retire(agent: HttpAgent): void {
  agent.maxFreeSockets = 0
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
}

function withSignIn({ address, authorization }: HttpProxy): string {
  if (authorization === undefined) return address
  const [user = '', ...password] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':')
  const signIn = `${encodeURIComponent(user)}:${encodeURIComponent(password.join(':'))}`
  return address.replace('://', `://${signIn}@`)
}
