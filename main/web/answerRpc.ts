import type { IncomingMessage, ServerResponse } from 'node:http'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { type FaultReporter, reportFaults } from '../reportFaults.ts'
import type { AppRouter } from '../router.ts'
import { LARGEST_MESSAGE } from '../transportLimits.ts'
import { REFUSALS, refuse } from './refusal.ts'
import { carriesToken } from './token.ts'

export const RPC_PREFIX = '/rpc'

/** Answers everything under `/rpc`, for whoever has the token. Event iterators are streamed, with a sign of life every 5 s. */
export function createRpcAnswerer(router: AppRouter, token: string, report: FaultReporter) {
  const handler = new RPCHandler(router, {
    clientInterceptors: [reportFaults(report)],
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_MESSAGE })],
  })
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!carriesToken(request.headers.authorization, token)) return refuse(response, REFUSALS.token)
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST')
      return refuse(response, REFUSALS.method)
    }
    // oRPC would read forms, files and streams too; the contract has none of them.
    if (!/^application\/json(;|$)/.test(request.headers['content-type'] ?? '')) {
      return refuse(response, REFUSALS.mediaType)
    }
    if (Number(request.headers['content-length']) > LARGEST_MESSAGE) return refuse(response, REFUSALS.size)
    const { matched } = await handler.handle(request, response, { prefix: RPC_PREFIX })
    if (!matched) refuse(response, REFUSALS.nothing)
  }
}
