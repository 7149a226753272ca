import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { SecureContext } from 'node:tls'
import type { HttpProxy } from './proxy.ts'
import type { Route } from './route.ts'
import { openTunnel } from './tunnel.ts'

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
export function httpsAgent(route: Route, settings: AgentSettings): HttpsAgent {
  const secureContext = settings.secureContext()
  const agent = new HttpsAgent({
    keepAlive: true,
    maxSockets: settings.maxSockets,
    secureContext,
    // Said, or NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn it off.
    rejectUnauthorized: true,
  })
  if (route.direct && route.proxies.length === 0) return agent
  const handshake = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const { timeout, signal } = settings
    openTunnel(`${options.host}:${options.port}`, route, { secureContext, timeout, signal })
      .then((tunnel) => {
        const over = { ...options, ...(tunnel && { socket: tunnel.socket }) }
        return handshake(over)
      })
      .then(
        (stream) => stream && callback?.(null, stream),
        // Node's types want a stream even where there is none.
        (error: unknown) => (callback as ((error: unknown) => void) | undefined)?.(error),
      )
    return undefined
  }
  return agent
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
export function retire(agent: HttpAgent | HttpsAgent): void {
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
