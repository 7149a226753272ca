import type { ServerResponse } from 'node:http'

/** Why a request is not answered, in the form in which oRPC's client reads an error. */
export interface HttpRefusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 415
  readonly code: string
  readonly message: string
  /** With 405: the methods that there are. */
  readonly allow?: string
}

export const REFUSALS = {
  host: { status: 403, code: 'FORBIDDEN', message: 'Refused.' },
  address: { status: 400, code: 'BAD_REQUEST', message: 'Refused.' },
  token: {
    status: 401,
    code: 'UNAUTHORIZED',
    message: 'This tab has no valid token. Open the address that the terminal printed.',
  },
  nothing: { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' },
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
