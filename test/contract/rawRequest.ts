import { request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface RawAnswer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request with exactly this path and these headers; `fetch` would tidy both. */
export function rawRequest(
  origin: string,
  options: {
    readonly path: string
    readonly method?: string
    readonly headers?: Readonly<Record<string, string | string[]>>
    readonly body?: string | Uint8Array
  },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const { path, method = 'GET', headers = {}, body } = options
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      text(answer).then(
        (read) => resolve({ status: answer.statusCode, headers: answer.headers, body: read }),
        reject,
      )
    })
    sent.once('upgrade', ({ statusCode, headers: answered }, socket) => {
      socket.destroy()
      resolve({ status: statusCode, headers: answered, body: '' })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
