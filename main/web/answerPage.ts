import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PageFiles } from '../pageFiles.ts'
import { REFUSALS, refuse } from './refusal.ts'

/** Answers with a file of the page. They hold no data, so they need no token: the page has to load to send it. */
export function answerPage(files: PageFiles, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return refuse(response, REFUSALS.method)
  }
  const path = request.url?.replace(/\?.*$/s, '') ?? ''
  const file = files.get(path)
  if (file === undefined) return refuse(response, REFUSALS.nothing)
  response.writeHead(200, { 'content-type': file.mediaType, 'content-length': file.bytes.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}
