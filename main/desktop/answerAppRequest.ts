import { SECURITY_HEADERS } from '../hosts/contentSecurityPolicy.ts'
import type { PageFiles } from '../hosts/pageFiles.ts'
import { isOurs } from './appOrigin.ts'

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
