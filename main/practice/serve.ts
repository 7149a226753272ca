import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerCall } from './answerCall.ts'
import { type Controls, control } from './control.ts'
import type { Scenario } from './scenario.ts'
import type { TokenBuckets } from './tokenBuckets.ts'

/** What the server keeps. */
export interface Served extends Controls {
  readonly scenario: Scenario
  readonly buckets: TokenBuckets
  counted(call: string): void
}

/** AWS on `/`, our own controls below `/_practice/`. */
export function serve(served: Served): RequestListener {
  return (request, response) => {
    answer(request, response, served).catch((error: unknown) => {
      // A caller that went away is none of our faults.
      if (request.destroyed || response.headersSent) return
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  }
}

/** Bytes. The longest call is a batch of flow logs. */
const LARGEST = 1024 * 1024

/** Called by its own address, and by no web page: those send an Origin. Nor may a call fill the memory. */
function isFromThisComputer({ headers }: IncomingMessage): boolean {
  const named = /^(127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? '')
  const length = Number(headers['content-length'] ?? 0)
  return (
    named && headers.origin === undefined && headers['transfer-encoding'] === undefined && length <= LARGEST
  )
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  if (!isFromThisComputer(request)) {
    response.writeHead(403, { connection: 'close' }).end()
    return
  }
  const body = await text(request)
  const ours = control(request.method ?? '', request.url ?? '', served)
  if (ours !== undefined) {
    response.writeHead(ours.status, { 'content-type': 'application/json' }).end(JSON.stringify(ours.body))
    return
  }
  if (served.scenario.latencyMs > 0) await sleep(served.scenario.latencyMs)
  const requestId = randomUUID()
  // No waiting between reading the world and changing it: calls take effect one after the other.
  const answered = answerCall(request.headers, body, {
    scenario: served.scenario,
    buckets: served.buckets,
    world: served.world(),
    now: Date.now(),
    requestId,
    counted: served.counted,
  })
  served.change(answered.world)
  if (answered.answer === undefined) return
  const { status, contentType, body: content } = answered.answer
  response.writeHead(status, { 'content-type': contentType, 'x-amzn-requestid': requestId }).end(content)
}
