import { ORPCError } from '@orpc/client'
import { expect, test, vi } from 'vitest'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import type { HostReachability } from '../../renderer/client/hostConnection.ts'
import { connectFromNode } from '../tools/connectFromNode.ts'
import { startApp } from './app.ts'
import { openWeb } from './transports.ts'

/** A page of a host at work, and the connections that it has opened. */
async function pageOfHost() {
  const { router } = await startApp()
  const { origin, token } = await openWeb(router)
  const sockets: WebSocket[] = []
  const told: HostReachability[] = []
  const client = connectFromNode(
    `${origin}/#token=${token}`,
    (reachability) => told.push(reachability),
    (socket) => sockets.push(socket),
  )
  return { client, sockets, told }
}

test('all calls and streams of a page share one connection', async () => {
  const { client, sockets, told } = await pageOfHost()
  expect(sockets).toEqual([])
  await Promise.all(Array.from({ length: 30 }, () => client.about()))
  await client.open({ practice: 'ordinary', purpose: 'work' })
  const watched = await Promise.all(Array.from({ length: 10 }, () => client.checklist.watch()))
  for (const stream of watched) expect((await stream.next()).value).toMatchObject({ base: 0 })
  expect(sockets).toHaveLength(1)
  expect(told).toEqual(['connected'])
})

test('when the connection is lost, what was open is refused, the run goes on, and the next call connects', async () => {
  const { client, sockets, told } = await pageOfHost()
  await client.open({ practice: 'slow', purpose: 'work' })
  await client.activity.start({ activity: 'plan' })
  const patches = await client.checklist.watch()
  await patches.next()
  const open = Promise.allSettled([untilEnd(patches), client.plan()])
  sockets[0]?.close()
  for (const lost of await open) {
    // Not a refusal of the host: the page says that the app does not answer.
    const reason = lost.status === 'rejected' ? lost.reason : undefined
    expect(reason).toBeInstanceOf(Error)
    expect(reason).not.toBeInstanceOf(ORPCError)
  }
  await vi.waitFor(() => expect(told).toEqual(['connected', 'away']))

  const again = (await (await client.checklist.watch()).next()).value as Patch
  expect(again).toMatchObject({ base: 0, activity: { activity: 'plan' } })
  expect(sockets).toHaveLength(2)
  expect(told).toEqual(['connected', 'away', 'connected'])
})

async function untilEnd(patches: AsyncIterator<Patch>): Promise<void> {
  while (!(await patches.next()).done);
}
