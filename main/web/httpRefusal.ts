import { type IncomingMessage, ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '../hosts/securityHeaders.ts'

/** Why a request is not answered. */
export interface HttpRefusal {
  readonly status: 400 | 403 | 404 | 405 | 500 | 503
  readonly message: string
  /** With 405: the methods that are allowed. */
  readonly allow?: string
}

export const REFUSALS = {
  host: { status: 403, message: 'Refused.' },
  address: { status: 400, message: 'Refused.' },
  nothing: { status: 404, message: 'Not found.' },
  method: { status: 405, message: 'Only GET, HEAD.', allow: 'GET, HEAD' },
  upgrade: { status: 400, message: 'Only a WebSocket of this app’s page.' },
  full: { status: 503, message: 'Too many connections. Close some tabs.' },
} as const satisfies Record<string, HttpRefusal>

/** Answers with the refusal and nothing else; the connection ends, so that an unread body can't be mistaken for a request. */
export function refuse(response: ServerResponse, { status, message, allow }: HttpRefusal): void {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
    ...(allow && { allow }),
  }
  response.writeHead(status, { ...SECURITY_HEADERS, ...headers }).end(message)
}

/** Answers a request for an upgrade, for which Node makes no response, in the same way. */
export function refuseUpgrade(request: IncomingMessage, refusal: HttpRefusal): void {
  const response = new ServerResponse(request)
  response.assignSocket(request.socket)
  response.once('finish', () => request.socket.destroySoon())
  refuse(response, refusal)
}

/**
 * Whether a request was meant for this server, checked before anything else of it. The exact Host stops
 * DNS rebinding: a foreign name that points to 127.0.0.1 arrives under that name. The exact Origin, which a browser
 * sends with every WebSocket and most requests, stops other pages. `address` is `127.0.0.1:PORT`.
 */
export function admit(
  request: IncomingMessage,
  address: string,
  { needsOrigin }: { readonly needsOrigin: boolean },
): HttpRefusal | undefined {
  const { host, origin } = request.headersDistinct
  if (host?.length !== 1 || host[0] !== address) return REFUSALS.host
  if (origin === undefined ? needsOrigin : origin.length !== 1 || origin[0] !== `http://${address}`) {
    return REFUSALS.host
  }
  // Not the absolute form that proxies are asked with, and not `//other/…`.
  if (!/^\/(?!\/)/.test(request.url ?? '')) return REFUSALS.address
  return undefined
}
