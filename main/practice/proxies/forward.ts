import { type IncomingMessage, request, type ServerResponse } from 'node:http'

/** Hands a request that came as if to AWS on to the practice cloud, and its answer back. */
export function forward(incoming: IncomingMessage, response: ServerResponse, endpoint: string): void {
  const { host, hostname, port } = new URL(endpoint)
  const path = incoming.url?.startsWith('/') ? incoming.url : pathOf(incoming.url ?? '')
  const kept = Object.entries(incoming.headers).filter(([name]) => !/^(proxy-|host$|connection$)/.test(name))
  const headers = { ...Object.fromEntries(kept), host }
  const outgoing = request({ host: hostname, port, path, method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.once('error', () => {
    response.headersSent
      ? response.destroy()
      : response.writeHead(502).end('The practice cloud does not answer.')
  })
  // Calls that never get an answer are rehearsed too: whoever asked may leave.
  response.once('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}

function pathOf(address: string): string {
  const url = URL.parse(address)
  return url === null ? '/' : `${url.pathname}${url.search}`
}
