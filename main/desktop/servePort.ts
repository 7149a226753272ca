import { type AnyRouter, ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { z } from 'zod'
import {
  type FaultReporter,
  LARGEST_MESSAGE,
  refuseDeepInput,
  reportFaults,
} from '../hosts/rpcInterceptors.ts'

/** What is used of Electron's MessagePortMain. */
export interface Port {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
}

/**
 * What oRPC's client sends for this contract: a call (`u` the path, `b` the body), or the end of one (`t` 4).
 * Headers, methods, files and streams of the page are not part of it. oRPC reads a message before it can answer
 * with an error, so anything else would become an unhandled rejection in main; it is dropped here.
 */
const messageSchema = z.union([
  z.object({
    i: z.string(),
    t: z.undefined().optional(),
    p: z.object({ u: z.string().startsWith('/'), b: z.unknown() }),
  }),
  z.object({ i: z.string(), t: z.literal(4) }),
])

/** Serves the contract on one end of a MessageChannel. */
export function createPortServer(router: AnyRouter, report: FaultReporter): (port: Port) => void {
  const handler = new RPCHandler(router, { clientInterceptors: [reportFaults(report), refuseDeepInput] })
  return (port) => {
    handler.upgrade(guarded(port))
    port.start()
  }
}

function guarded(port: Port) {
  return {
    on(event: string, listener: (event?: { data: unknown }) => void): void {
      if (event === 'close') port.on('close', () => listener())
      if (event === 'message') {
        port.on('message', ({ data }) => {
          const message = read(data)
          if (message === undefined) return
          if (byteLength(data) > LARGEST_MESSAGE) port.postMessage(tooLarge(message.i))
          else listener({ data: message })
        })
      }
    },
    postMessage: (message: unknown) => port.postMessage(message),
  }
}

function read(data: unknown): z.infer<typeof messageSchema> | undefined {
  if (typeof data !== 'string') return undefined
  try {
    return messageSchema.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}

function byteLength(data: unknown): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : 0
}

/** The refusal that the web host gives, as an answer of oRPC. */
function tooLarge(id: string): string {
  const error = new ORPCError('PAYLOAD_TOO_LARGE', { message: 'The message is too large.' })
  return JSON.stringify({ i: id, p: { s: error.status, b: { json: error.toJSON() } } })
}
