import { once } from 'node:events'
import type { AnyRouter } from '@orpc/server'
import { onTestFinished, vi } from 'vitest'
import { beginPageHandshake, CONNECTION_PATH, CONNECTION_PROTOCOL } from '../../app/contract/handshake.ts'
import { openAsPage } from '../tools/connectFromNode.ts'
import { openPort, openWeb } from './transports.ts'

/** What a page could put on the wire by hand, and what comes back. */
export interface Wire {
  send(message: unknown): void
  /** The answer to the call with this id. */
  answer(id: string): Promise<unknown>
}

export const WIRES: readonly {
  readonly name: string
  open(router: AnyRouter, faults: unknown[]): Promise<Wire>
}[] = [
  {
    name: 'MessagePort',
    async open(router, faults) {
      const port = openPort(router, faults)
      const { take, answer } = keepAnswers()
      port.on('message', take)
      return { send: (message) => port.postMessage(message), answer }
    },
  },
  {
    name: 'WebSocket',
    async open(router, faults) {
      const { origin, token } = await openWeb(router, faults)
      const socket = await openProven(origin, token)
      const { take, answer } = keepAnswers()
      socket.addEventListener('message', ({ data }) => take(data))
      return {
        send: (message) => socket.send(message instanceof Uint8Array ? message : String(message)),
        answer,
      }
    },
  },
]

/** A WebSocket at the origin that has said nothing yet. */
export async function openUnproven(origin: string): Promise<WebSocket> {
  const socket = openAsPage(`${origin.replace('http', 'ws')}${CONNECTION_PATH}`, CONNECTION_PROTOCOL, origin)
  onTestFinished(() => socket.close())
  await once(socket, 'open')
  return socket
}

/** The next message, or the code with which the connection was closed. */
export function nextMessage(socket: WebSocket): Promise<string | number> {
  return new Promise((resolve) => {
    socket.addEventListener('message', ({ data }) => resolve(String(data)), { once: true })
    socket.addEventListener('close', ({ code }) => resolve(code), { once: true })
  })
}

async function openProven(origin: string, token: string): Promise<WebSocket> {
  const socket = await openUnproven(origin)
  const handshake = beginPageHandshake(token, origin)
  const answered = nextMessage(socket)
  socket.send(handshake.hello)
  const proof = handshake.answer(await answered)
  if (proof === undefined) throw new Error('The host did not prove itself.')
  socket.send(proof)
  return socket
}

function keepAnswers() {
  const answers = new Map<string, unknown>()
  return {
    take(data: string): void {
      const answer = JSON.parse(data)
      // The second message of a refusal is for a stream that is open already.
      if (!answers.has(answer.i)) answers.set(answer.i, answer)
    },
    answer: (id: string) =>
      vi.waitFor(
        () => {
          if (!answers.has(id)) throw new Error(`No answer to ${id} yet.`)
          return answers.get(id)
        },
        { timeout: 10_000 },
      ),
  }
}
