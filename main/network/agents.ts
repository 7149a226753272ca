import { type ClientRequest, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type SecureContext, connect as startTls, type TLSSocket } from 'node:tls'
import { type AgentConnectOpts, Agent as ConnectingAgent } from 'agent-base'
import type { HttpProxy, Route } from './route.ts'
import { openTunnel, type TunnelSettings } from './tunnel.ts'

export interface AgentSettings {
  /** Asked for when the first https call is made. */
  secureContext(): SecureContext
  /** Milliseconds for a way through a proxy. */
  readonly timeout: number
  readonly maxSockets: number
  /** Ends what is being opened. */
  readonly signal: AbortSignal
}

/** Connections to AWS by this route. */
export function httpsAgent(route: Route, settings: AgentSettings): HttpAgent {
  const secureContext = settings.secureContext()
  const options = {
    keepAlive: true,
    maxSockets: settings.maxSockets,
    secureContext,
    // Said, or NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn it off.
    rejectUnauthorized: true,
  }
  if (route.direct && route.proxies.length === 0) return new HttpsAgent(options)
  const { timeout, signal } = settings
  return new TunnelAgent(options, route, { secureContext, timeout, signal })
}

/** TLS to AWS through the tunnel that a proxy gives. A new connection waits for its tunnel. */
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

/** For endpoints without TLS. Node itself asks the proxy, in the way that is usual there. */
export function httpAgent(route: Route, settings: Pick<AgentSettings, 'maxSockets'>): HttpAgent {
  const [proxy] = route.proxies
  return new HttpAgent({
    keepAlive: true,
    maxSockets: settings.maxSockets,
    ...(proxy && { proxyEnv: { http_proxy: withSignIn(proxy) } }),
  })
}

/** Lets what is under way end, and keeps nothing after it. */
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
