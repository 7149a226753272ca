import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PageFiles } from '../hosts/pageFiles.ts'
import { onlyBy, REFUSALS, refuse } from './refuseRequest.ts'

/** Answers with a file of the page. They hold no data, so they need no token: the page has to load to send it. */
export function answerPage(files: PageFiles, request: IncomingMessage, response: ServerResponse): void {
  const allowed = request.method === 'GET' || request.method === 'HEAD'
  const file = files.get(request.url?.replace(/\?.*$/s, '') ?? '')
  if (allowed && file !== undefined) {
    response.writeHead(200, { 'content-type': file.mediaType, 'content-length': file.bytes.byteLength })
    response.end(request.method === 'HEAD' ? undefined : file.bytes)
  } else {
    refuse(response, allowed ? REFUSALS.nothing : onlyBy('GET, HEAD'))
  }
}
