import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerCall } from './answerCall.ts'
import { answerTemplateRead } from './cloudformation/templateFiles.ts'
import { answerControl, type Controls } from './controlEndpoints.ts'
import { answerSignInPage, isSignInPage } from './identityCenter/signInPages.ts'
import type { PracticeScenario } from './practiceScenario.ts'
import type { TokenBuckets } from './tokenBuckets.ts'

/** The state of the server. */
export interface ServedCloud extends Controls {
  readonly scenario: PracticeScenario
  readonly buckets: TokenBuckets
  /** `http://127.0.0.1:PORT` */
  endpoint(): string
  countCall(call: string): void
}

/** Serves AWS on `/` and on the paths of its REST services, the sign-in pages, and the control endpoints below `/_practice/`. */
export function practiceRequestListener(served: ServedCloud): RequestListener {
  return (request, response) => {
    answerRequest(request, response, served).catch((error: unknown) => {
      // The caller closed the connection: that is no error of the practice cloud.
      if (request.destroyed || response.headersSent) return
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  }
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedCloud,
): Promise<void> {
  if (!isAllowed(request)) {
    response.writeHead(403, { connection: 'close' }).end()
    return
  }
  const { method = '', url = '', headers } = request
  const http = { method, url, headers, body: await text(request) }
  const ours = answerControl(method, url, served)
  if (ours !== undefined) {
    response.writeHead(ours.status, { 'content-type': 'application/json' }).end(JSON.stringify(ours.body))
    return
  }
  const visit = answerSignInPage(http, served.world(), Date.now())
  if (visit !== undefined) {
    served.change(visit.world)
    response.writeHead(visit.page.status, visit.page.headers).end(visit.page.body)
    return
  }
  const file = answerTemplateRead(method, url, served.scenario, served.world())
  if (file !== undefined) {
    served.countCall(`anonymous - s3:GetObject`)
    served.change(file.world)
    response.writeHead(file.status, { 'content-type': file.contentType }).end(file.body)
    return
  }
  if (served.scenario.latencyMs > 0) await sleep(served.scenario.latencyMs)
  const requestId = randomUUID()
  // Reading and changing the world is synchronous, so that calls take effect one after the other.
  const answered = answerCall(http, {
    scenario: served.scenario,
    buckets: served.buckets,
    endpoint: served.endpoint(),
    world: served.world(),
    now: Date.now(),
    requestId,
    countCall: served.countCall,
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

/** The largest request body, in bytes. The longest call is a CreateFlowLogs for many VPCs. */
const LARGEST = 1024 * 1024

/**
 * Accepts requests to its own address only, and refuses those of foreign web pages, which send an Origin. The size is
 * limited so that a request cannot fill the memory.
 */
function isAllowed({ headers, url = '' }: IncomingMessage): boolean {
  const named = /^(127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? '')
  const ownPage = headers.origin === `http://${headers.host}` && isSignInPage(url)
  const length = Number(headers['content-length'] ?? 0)
  return (
    named &&
    (headers.origin === undefined || ownPage) &&
    headers['transfer-encoding'] === undefined &&
    length <= LARGEST
  )
}
