import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerCall } from './answerCall.ts'
import { type Controls, control } from './control.ts'
import { answerPage } from './identityCenter/pages/answerPage.ts'
import { isFromThisComputer } from './isFromThisComputer.ts'
import type { Scenario } from './scenario.ts'
import type { TokenBuckets } from './tokenBuckets.ts'

/** What the server keeps. */
export interface Served extends Controls {
  readonly scenario: Scenario
  readonly buckets: TokenBuckets
  /** `http://127.0.0.1:PORT` */
  endpoint(): string
  counted(call: string): void
}

/** AWS on `/` and on the paths of its REST services, the pages to sign in on, our own controls below `/_practice/`. */
export function serve(served: Served): RequestListener {
  return (request, response) => {
    answer(request, response, served).catch((error: unknown) => {
      // A caller that went away is none of our faults.
      if (request.destroyed || response.headersSent) return
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  if (!isFromThisComputer(request)) {
    response.writeHead(403, { connection: 'close' }).end()
    return
  }
  const { method = '', url = '', headers } = request
  const http = { method, url, headers, body: await text(request) }
  const ours = control(method, url, served)
  if (ours !== undefined) {
    response.writeHead(ours.status, { 'content-type': 'application/json' }).end(JSON.stringify(ours.body))
    return
  }
  const visit = answerPage(http, served.world(), Date.now())
  if (visit !== undefined) {
    served.change(visit.world)
    response.writeHead(visit.page.status, visit.page.headers).end(visit.page.body)
    return
  }
  if (served.scenario.latencyMs > 0) await sleep(served.scenario.latencyMs)
  const requestId = randomUUID()
  // No waiting between reading the world and changing it: calls take effect one after the other.
  const answered = answerCall(http, {
    scenario: served.scenario,
    buckets: served.buckets,
    endpoint: served.endpoint(),
    world: served.world(),
    now: Date.now(),
    requestId,
    counted: served.counted,
  })
  served.change(answered.world)
  if (answered.answer === undefined) return
  const { status, contentType, errorType, body } = answered.answer
  response
    .writeHead(status, {
      'content-type': contentType,
      'x-amzn-requestid': requestId,
      ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
    })
    .end(body)
}
