import { once } from 'node:events'
import { createConnection } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  beginPageHandshake,
  CONNECTION_PATH,
  CONNECTION_PROTOCOL,
  HANDSHAKE_PATIENCE,
} from '../../app/contract/handshake.ts'
import { startApp } from '../contract/app.ts'
import { openWeb } from '../contract/transports.ts'
import { nextMessage, openUnproven } from '../contract/wires.ts'
import { connectFromNode } from '../tools/connectFromNode.ts'

/*
 * A host at work, and another user of this computer who can reach its port, but does not know the secret of this
 * launch.
 */

const NOT_ADMITTED = 1008
const CALL = '{"i":"1","p":{"u":"/about","b":{}}}'
const HELLO = JSON.stringify({ hello: 'a'.repeat(64) })

async function hostAtWork() {
  const { router } = await startApp()
  return openWeb(router)
}

/** Says this, one after the other, and gives all that comes back, the code of the end at last. */
async function say(socket: WebSocket, ...messages: readonly string[]): Promise<readonly (string | number)[]> {
  const heard: (string | number)[] = []
  const ended = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => heard.push(String(data)))
    socket.addEventListener('close', ({ code }) => {
      heard.push(code)
      resolve()
    })
  })
  for (const message of messages) socket.send(message)
  await ended
  return heard
}

test.each<[string, readonly string[]]>([
  ['a call', [CALL]],
  ['a call in the place of the proof', [HELLO, CALL]],
  ['a call after a wrong proof', [HELLO, JSON.stringify({ proof: 'b'.repeat(64) }), CALL]],
  ['a proof before the challenge', [JSON.stringify({ proof: 'b'.repeat(64) }), CALL]],
  ['an empty proof', [HELLO, JSON.stringify({ proof: '' }), CALL]],
  ['a proof that is no text', [HELLO, JSON.stringify({ proof: ['b'.repeat(64)] }), CALL]],
  ['another hello in the place of the proof', [HELLO, HELLO, CALL]],
  ['a hello of another length', [JSON.stringify({ hello: 'a' }), CALL]],
  ['a hello with a proof', [JSON.stringify({ hello: 'a'.repeat(64), proof: 'b'.repeat(64) }), CALL]],
  ['no JSON', ['{"hello":', CALL]],
  ['null', ['null', CALL]],
  ['nothing', ['', CALL]],
])('%s: the connection ends, and nothing was called', async (_, messages) => {
  const { origin } = await hostAtWork()
  const heard = await say(await openUnproven(origin), ...messages)
  expect(heard.at(-1)).toBe(NOT_ADMITTED)
  // At most the host's challenge, never an answer.
  expect(heard.slice(0, -1).filter((message) => !/^\{"challenge":/.test(String(message)))).toEqual([])
})

test('what a page proved on one connection proves nothing on another', async () => {
  const { origin, token } = await hostAtWork()
  const page = beginPageHandshake(token, origin)
  const first = await openUnproven(origin)
  const answered = nextMessage(first)
  first.send(page.hello)
  const proof = page.answer(await answered) ?? ''
  expect(proof).toMatch(/^\{"proof":/)
  first.send(proof)
  first.send(CALL)
  expect(await nextMessage(first)).toContain('"version"')

  const heard = await say(await openUnproven(origin), page.hello, proof, CALL)
  expect(heard).toEqual([expect.stringMatching(/^\{"challenge":/), NOT_ADMITTED])
})

test('the host’s own proof, sent back, is none', async () => {
  const { origin } = await hostAtWork()
  const socket = await openUnproven(origin)
  const answered = nextMessage(socket)
  socket.send(HELLO)
  const { challenge, proof } = JSON.parse(String(await answered))
  expect(await say(socket, JSON.stringify({ proof }), CALL)).toEqual([NOT_ADMITTED])
  // Nor on a second connection, with the host's challenge as the own one.
  const second = await openUnproven(origin)
  const answeredAgain = nextMessage(second)
  second.send(JSON.stringify({ hello: challenge }))
  const again = JSON.parse(String(await answeredAgain))
  expect(again.challenge).not.toBe(challenge)
  expect(await say(second, JSON.stringify({ proof: again.proof }), CALL)).toEqual([NOT_ADMITTED])
})

test('the secret of an earlier launch, and a proof for another port, are refused', async () => {
  const [{ origin, token }, earlier] = [await hostAtWork(), await hostAtWork()]
  for (const page of [beginPageHandshake(earlier.token, origin), beginPageHandshake(token, earlier.origin)]) {
    const socket = await openUnproven(origin)
    const answered = nextMessage(socket)
    socket.send(page.hello)
    expect(page.answer(await answered), 'the page turns away first').toBeUndefined()
  }
  const client = connectFromNode(`${origin}/#token=${earlier.token}`)
  await expect(client.about()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('who says nothing is sent away after a while', async () => {
  const { origin } = await hostAtWork()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const socket = await openUnproven(origin)
  const ended = new Promise((resolve) => socket.addEventListener('close', resolve))
  await vi.advanceTimersByTimeAsync(HANDSHAKE_PATIENCE)
  vi.useRealTimers()
  await ended
})

test('a crowd that proves nothing keeps no page out', async () => {
  const { origin, token } = await hostAtWork()
  const crowd: WebSocket[] = []
  for (let count = 0; count < 150; count += 1) crowd.push(await openUnproven(origin))
  await expect(connectFromNode(`${origin}/#token=${token}`).about()).resolves.toBeDefined()
  await vi.waitFor(() =>
    expect(crowd.filter(({ readyState }) => readyState === WebSocket.OPEN).length).toBeLessThan(40),
  )
})

test('more pages than a person has are refused, and one more when one has gone', async () => {
  const { origin, token } = await hostAtWork()
  const sockets: WebSocket[] = []
  const open = () =>
    connectFromNode(`${origin}/#token=${token}`, undefined, (socket) => sockets.push(socket)).about()
  for (let count = 0; count < 64; count += 1) await open()
  await expect(open()).rejects.toThrow('The connection to the app is lost.')
  sockets[0]?.close()
  await vi.waitFor(() => expect(open()).resolves.toBeDefined())
})

/** A connection whose frames are written by hand. @returns resolves when it has ended. */
async function sendFrame(origin: string, bytes: Uint8Array): Promise<void> {
  const { hostname, port, host } = new URL(origin)
  const socket = createConnection({ host: hostname, port: Number(port) })
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(
    [
      `GET ${CONNECTION_PATH} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${origin}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==',
      `Sec-WebSocket-Protocol: ${CONNECTION_PROTOCOL}`,
      '\r\n',
    ].join('\r\n'),
  )
  await once(socket, 'data')
  socket.write(bytes)
  socket.resume()
  await ended
}

test('a stranger’s message is not read into memory', async () => {
  const { origin } = await hostAtWork()
  // The head of a frame of 8 MB, and a part of it only: the host would wait for the rest.
  const head = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0x80, 0, 0, 1, 2, 3, 4])
  await sendFrame(origin, Buffer.concat([head, Buffer.alloc(64 * 1024)]))
})

test.each<[string, number[]]>([
  ['reserved bits', [0xff, 0xff, 0xff, 0xff]],
  ['a text that is not masked', [0x81, 0x01, 0x41]],
  ['a text that is not UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff]],
])('a frame with %s ends its connection, and the host goes on', async (_, bytes) => {
  const { origin, token } = await hostAtWork()
  await sendFrame(origin, Buffer.from(bytes))
  await expect(connectFromNode(`${origin}/#token=${token}`).about()).resolves.toBeDefined()
})

test('a thousand connections that say nothing keep nobody out', async () => {
  const { origin } = await hostAtWork()
  const { hostname, port } = new URL(origin)
  const silent = Array.from({ length: 1_000 }, () => createConnection(Number(port), hostname))
  onTestFinished(() => {
    for (const socket of silent) socket.destroy()
  })
  let ended = 0
  for (const socket of silent) socket.on('error', () => undefined).once('close', () => (ended += 1))
  await vi.waitFor(() => expect(ended).toBeGreaterThan(700), { timeout: 20_000 })
  expect((await fetch(`${origin}/`)).status).toBe(200)
})
