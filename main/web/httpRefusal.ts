import type { IncomingMessage, ServerResponse } from 'node:http'

/** Why a request is not answered, in the form in which oRPC's client reads an error. */
export interface HttpRefusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 415
  readonly code: string
  readonly message: string
  /** With 405: the methods that are allowed. */
  readonly allow?: string
}

export const REFUSALS = {
  host: { status: 403, code: 'FORBIDDEN', message: 'Refused.' },
  address: { status: 400, code: 'BAD_REQUEST', message: 'Refused.' },
  token: {
    status: 401,
    code: 'UNAUTHORIZED',
    message: 'The token is missing or no longer valid. Open the address that the terminal printed.',
  },
  nothing: { status: 404, code: 'NOT_FOUND', message: 'Not found.' },
  mediaType: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Only JSON.' },
} as const satisfies Record<string, HttpRefusal>

export function onlyBy(allow: string): HttpRefusal {
  return { status: 405, code: 'METHOD_NOT_SUPPORTED', message: `Only ${allow}.`, allow }
}

/** Answers with the refusal and nothing else; the connection ends, so that an unread body can't be mistaken for a request. */
export function refuse(response: ServerResponse, { status, code, message, allow }: HttpRefusal): void {
  const body = JSON.stringify({ json: { defined: false, code, status, message } })
  const headers = { 'content-type': 'application/json', connection: 'close', ...(allow && { allow }) }
  response.writeHead(status, headers).end(body)
}

/**
 * Whether a request was meant for this server, checked before anything else of it. The exact Host stops
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
