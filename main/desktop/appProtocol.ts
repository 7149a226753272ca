import type { PageFiles } from '../hosts/pageFiles.ts'
import { SECURITY_HEADERS } from '../hosts/securityHeaders.ts'

/** Where the page lives in the window: a scheme of our own, so that no file: or http: page is ever ours. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'bundle'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/**
 * Whether an address is the page's own. Scheme and host are compared, not `URL.origin`: Node gives "null" for every
 * scheme that it does not know.
 */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}

/** Answers `app://bundle/…` from the files of the page, and nothing else (security checklist 18: custom protocol). */
export function answerAppRequest(files: PageFiles, request: Pick<Request, 'method' | 'url'>): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = isOurs(request.url) ? files.get(new URL(request.url).pathname) : undefined
  if (file === undefined) return refusal(404)
  const headers = { ...SECURITY_HEADERS, 'content-type': file.mediaType }
  return new Response(request.method === 'HEAD' ? null : file.bytes, { headers })
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}
