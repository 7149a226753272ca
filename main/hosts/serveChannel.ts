import { type AnyRouter, ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/websocket'
import { z } from 'zod'
import { LIMITS } from '../../app/input/limits.ts'
import { type FaultReporter, reportFaults, tellFault } from './reportFaults.ts'

/** The largest message that a page may send, in bytes. */
export const LARGEST_MESSAGE = LIMITS.message

/** How deep the body of a call may be nested; real ones have ten levels. */
const DEEPEST = 100

/** How many calls and streams a page may have open at once; a real one has a dozen. */
export const MOST_CALLS = 256

/** One connection of a page, which carries whole messages in both directions. */
export interface Channel {
  onMessage(listener: (data: unknown) => void): void
  onClose(listener: () => void): void
  /** Resolves when more may be sent, so that a page that reads slowly is sent no more than it takes. */
  send(text: string): Promise<void> | void
}

/**
 * What oRPC's client sends for this contract: a call (`u` the path, `b` the body), or the end of one (`t` 4).
 * Headers, methods, files and streams of the page are not part of it. oRPC reads a message before it can answer
 * with an error, so anything else is dropped here.
 */
const messageSchema = z.union([
  z.object({
    i: z.string(),
    t: z.undefined().optional(),
    p: z.object({ u: z.string().startsWith('/'), b: z.unknown() }),
  }),
  z.object({ i: z.string(), t: z.literal(4) }),
])

type Message = z.infer<typeof messageSchema>

/** The contract with what belongs around each of its procedures. */
export interface ServedRouter {
  readonly router: AnyRouter
  readonly interceptors?: readonly Interceptor[] | undefined
}

type Interceptor = NonNullable<ConstructorParameters<typeof RPCHandler>[1]>['clientInterceptors'] extends
  | readonly (infer I)[]
  | undefined
  ? I
  : never

/** Serves the contract on channels. A fault is answered and reported, whenever it occurs. */
export function createChannelServer(
  { router, interceptors = [] }: ServedRouter,
  report: FaultReporter,
): (channel: Channel) => void {
  const faults = reportFaults(report)
  const handler = new RPCHandler(router, {
    ...faults,
    clientInterceptors: [...faults.clientInterceptors, ...interceptors],
  })
  return (channel) => {
    const peer = { send: (text: string) => channel.send(text), addEventListener: () => undefined }
    let isOpen = true
    let openCalls = 0

    async function take(message: Message, text: string): Promise<void> {
      openCalls += 1
      try {
        await handler.message(peer, text)
      } catch (fault) {
        // What could not be sent to a page that has left is no fault.
        if (isOpen) await refuse(message.i, tellFault(report, fault))
      } finally {
        openCalls -= 1
      }
    }

    /** Whether the call was answered already is not known here; a page ignores what it does not wait for. */
    async function refuse(id: string, error: ORPCError<string, unknown>): Promise<void> {
      const body = { json: error.toJSON() }
      try {
        await channel.send(JSON.stringify({ i: id, p: { s: error.status, b: body } }))
        await channel.send(JSON.stringify({ i: id, t: 3, p: { e: 'error', d: body } }))
      } catch {
        // The page has left.
      }
    }

    channel.onMessage((data) => {
      const message = read(data)
      if (message === undefined) return
      const refusal = 'p' in message ? refusalOf(data, message.p.b, openCalls) : undefined
      if (refusal === undefined) void take(message, JSON.stringify(message))
      else void refuse(message.i, refusal)
    })
    channel.onClose(() => {
      isOpen = false
      handler.close(peer)
    })
  }
}

function read(data: unknown): Message | undefined {
  if (typeof data !== 'string') return undefined
  try {
    return messageSchema.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}

function refusalOf(data: unknown, body: unknown, openCalls: number): ORPCError<string, unknown> | undefined {
  if (typeof data === 'string' && Buffer.byteLength(data) > LARGEST_MESSAGE) {
    return new ORPCError('PAYLOAD_TOO_LARGE', { message: 'The message is too large.' })
  }
  // Validation recurses for each level, so a deep input could exhaust the stack.
  if (isDeep(body)) return new ORPCError('BAD_REQUEST', { message: 'The input is nested too deeply.' })
  if (openCalls >= MOST_CALLS) {
    return new ORPCError('TOO_MANY_REQUESTS', {
      message: `This page has ${MOST_CALLS} calls open. Reload it.`,
    })
  }
  return undefined
}

function isDeep(body: unknown): boolean {
  let level = [body]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return false
}
