import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnyRouter } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import {
  type FaultReporter,
  LARGEST_MESSAGE,
  refuseDeepInput,
  reportFaults,
} from '../hosts/rpcInterceptors.ts'
import { type HttpRefusal, onlyBy, REFUSALS, refuse } from './httpRefusal.ts'

export const RPC_PREFIX = '/rpc'

/** Answers requests under `/rpc` that carry the token. Event iterators are streamed, with a keep-alive every 5 s. */
export function createRpcAnswerer(router: AnyRouter, token: string, report: FaultReporter) {
  const handler = new RPCHandler(router, {
    clientInterceptors: [reportFaults(report), refuseDeepInput],
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_MESSAGE })],
  })
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request, token)
    if (refusal !== undefined) refuse(response, refusal)
    else if (!(await handler.handle(request, response, { prefix: RPC_PREFIX })).matched) {
      refuse(response, REFUSALS.nothing)
    }
  }
}

function refusalOf(request: IncomingMessage, token: string): HttpRefusal | undefined {
  if (!carriesToken(request.headers.authorization, token)) return REFUSALS.token
  if (request.method !== 'POST') return onlyBy('POST')
  // oRPC would read forms, files and streams too; the contract has none of them.
  if (!/^application\/json(;|$)/.test(request.headers['content-type'] ?? '')) return REFUSALS.mediaType
  return undefined
}

/** The token of one launch: 256 random bits, safe in a URL fragment. */
export function createLaunchToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares `Authorization` in constant time; hashed first, so that not even the length can be timed. */
function carriesToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
