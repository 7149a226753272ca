import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type WebSocket as Socket, WebSocket as WsClient } from 'ws'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { CONNECTION_PATH, CONNECTION_PROTOCOL, HANDSHAKE_PATIENCE } from '../../app/contract/handshake.ts'
import type { HostReachability } from '../../renderer/client/hostConnection.ts'
import { startApp } from '../contract/app.ts'
import { openWeb } from '../contract/transports.ts'
import { connectFromNode, openAsPage } from '../tools/connectFromNode.ts'
import { listenAsRogue, type RogueListener } from './rogueListener.ts'

/*
 * A host is gone, and somebody else listens on its port: another user of this computer, who waits for tabs that are
 * still open. The page's own connection is tried against such listeners.
 */

const KEYS = {
  accessKeyId: 'AKIACANARYCANARY1234',
  secretAccessKey: 'canary/secret/access/key/canary/canary12',
  sessionToken: 'canary-session-token',
}

/** A page whose host has gone. `heard` is what a listener in between had heard of its connection before. */
async function pageOfDeadHost() {
  const { router } = await startApp()
  const server = await openWeb(router)
  const address = `${server.origin}/#token=${server.token}`
  const heard: string[] = []
  const told: HostReachability[] = []
  const client = connectFromNode(
    address,
    (reachability) => told.push(reachability),
    (socket) => {
      socket.addEventListener('message', ({ data }) => heard.push(String(data)))
    },
  )
  await client.about()
  server.stopListening()
  server.close()
  await vi.waitFor(() => expect(told.at(-1)).toBe('away'))
  return { client, told, heard, token: server.token, port: Number(new URL(server.origin).port) }
}

/** Until the test ends. */
async function rogueAt(...settings: Parameters<typeof listenAsRogue>): Promise<RogueListener> {
  const rogue = await listenAsRogue(...settings)
  onTestFinished(rogue.close)
  return rogue
}

/** What a person does who has not noticed. */
async function expectRefused(client: ContractClient): Promise<void> {
  const calls = [
    client.signIn.enterKeys({ keys: { accountId: '111122223333', ...KEYS } }),
    client.network.signInToProxy({ user: 'me', password: 'canary-proxy-password' }),
    client.current(),
  ]
  for (const call of calls) await expect(call).rejects.toThrow()
}

/** Nothing but challenges: random, and new on each connection. */
function expectNothingHeard({ requests, messages }: RogueListener, token: string): void {
  // Or this shows nothing.
  expect(messages.length).toBeGreaterThan(0)
  for (const message of messages) expect(message).toMatch(/^\{"hello":"[0-9a-f]{64}"\}$/)
  expect(new Set(messages).size).toBe(messages.length)
  for (const text of [...requests, ...messages]) {
    for (const secret of [token, ...Object.values(KEYS), 'canary-proxy-password'])
      expect(text).not.toContain(secret)
    expect(text).not.toMatch(/authorization|bearer|cookie/i)
  }
}

const fakeProof = JSON.stringify({ challenge: 'a'.repeat(64), proof: 'b'.repeat(64) })

test.each<[string, (heard: readonly string[]) => (socket: Socket, message: string) => void]>([
  ['answers with a proof that it made up', () => (socket) => socket.send(fakeProof)],
  ['answers with what it was sent', () => (socket, message) => socket.send(message)],
  [
    'repeats what the host that is gone had answered',
    ([answer = '']) =>
      (socket) =>
        socket.send(answer),
  ],
  [
    'answers like a host of an earlier version',
    () => (socket) => socket.send('{"i":"0","p":{"b":{"json":{}}}}'),
  ],
  ['hangs up', () => (socket) => socket.terminate()],
  ['sends what is no message', () => (socket) => socket.send(new Uint8Array([0, 1, 2]))],
])('a listener that %s learns nothing', async (_, behaviour) => {
  const { client, heard, token, port } = await pageOfDeadHost()
  expect(heard[0]).toMatch(/^\{"challenge":/)
  const rogue = await rogueAt(port, behaviour(heard))
  await expectRefused(client)
  expectNothingHeard(rogue, token)
})

test('a page that is answered wrongly says that its token is not valid, as after a restart', async () => {
  const { client, told, port } = await pageOfDeadHost()
  await rogueAt(port, (socket) => socket.send(fakeProof))
  await expect(client.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(told.at(-1)).toBe('keyless')
})

test('a listener that says nothing is given up', async () => {
  const { client, told, token, port } = await pageOfDeadHost()
  const rogue = await rogueAt(port, () => undefined)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const refused = expect(client.current()).rejects.toThrow('The connection to the app is lost.')
  while (rogue.messages.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await vi.advanceTimersByTimeAsync(HANDSHAKE_PATIENCE)
  await refused
  vi.useRealTimers()
  expect(told.at(-1)).toBe('away')
  expectNothingHeard(rogue, token)
})

test('a listener that passes everything on to the next host learns nothing and calls nothing', async () => {
  const { client, token, port } = await pageOfDeadHost()
  const { router } = await startApp()
  const { origin } = await openWeb(router)
  const answers: string[] = []
  const rogue = await rogueAt(port, async (socket, message) => {
    const next = new WsClient(`${origin.replace('http', 'ws')}${CONNECTION_PATH}`, CONNECTION_PROTOCOL, {
      origin,
    })
    await once(next, 'open')
    next.on('message', (data) => {
      answers.push(String(data))
      socket.send(String(data))
    })
    next.send(message)
  })
  await expectRefused(client)
  expectNothingHeard(rogue, token)
  expect(answers.length).toBeGreaterThan(0)
  for (const answer of answers) expect(answer).toMatch(/^\{"challenge":/)
})

test('a listener that passes everything on to the same host, from another port, is refused by both', async () => {
  const { router } = await startApp()
  const { origin, token } = await openWeb(router)
  // A page that was lured to another port, with the right token.
  let refusedBy: number | undefined
  let next: WebSocket | undefined
  const rogue = await rogueAt(0, async (socket, message) => {
    if (next === undefined) {
      next = openAsPage(`${origin.replace('http', 'ws')}${CONNECTION_PATH}`, CONNECTION_PROTOCOL, origin)
      next.addEventListener('message', ({ data }) => socket.send(String(data)))
      next.addEventListener('close', ({ code }) => {
        refusedBy = code
      })
      await once(next, 'open')
    }
    next.send(message)
  })
  const client = connectFromNode(`http://127.0.0.1:${rogue.port}/#token=${token}`)
  await expect(client.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expectNothingHeard(rogue, token)
  // And with the page's part left out, the host takes no other.
  next?.send(JSON.stringify({ proof: 'c'.repeat(64) }))
  await vi.waitFor(() => expect(refusedBy).toBe(1008))
})
