import type { IncomingMessage } from 'node:http'
import { type HttpRefusal, REFUSALS } from './refuseRequest.ts'

/**
 * Whether a request was really meant for this server, before anything looks at what it wants. The exact Host stops
 * DNS rebinding: a foreign name that points to 127.0.0.1 arrives under that name. The exact Origin, where a browser
 * sends one, stops other pages. `address` is `127.0.0.1:PORT`.
 */
export function admit(request: IncomingMessage, address: string): HttpRefusal | undefined {
  const { host, origin } = request.headersDistinct
  if (host?.length !== 1 || host[0] !== address) return REFUSALS.host
  if (origin !== undefined && (origin.length !== 1 || origin[0] !== `http://${address}`)) return REFUSALS.host
  // Not the absolute form that proxies are asked with, and not `//other/…`.
  if (!/^\/(?!\/)/.test(request.url ?? '')) return REFUSALS.address
  return undefined
}
