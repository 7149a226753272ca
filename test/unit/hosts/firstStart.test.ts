import dns from 'node:dns'
import { mkdtemp, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startBackend } from '../../../main/accounts/backend.ts'
import { createRouter } from '../../../main/api/router.ts'
import { webHost } from '../../../main/hosts/host.ts'

/** What a page asks by itself, from when it is loaded until a person does something. */
async function startOfPage() {
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  vi.stubGlobal('location', { hash: '#/start' })
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  const [app, signIns, callMode, settings, start] = await Promise.all([
    import('../../../renderer/state/followApp.ts'),
    import('../../../renderer/state/followSignIns.ts'),
    import('../../../renderer/state/callModeStore.ts'),
    import('../../../renderer/state/settingsStore.ts'),
    import('../../../renderer/state/startPageStore.ts'),
  ])
  return { ...app, ...signIns, ...callMode, ...settings, ...start }
}

test('before a person acts, the app calls nobody', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'first-'))
  const connect = vi.spyOn(Socket.prototype, 'connect')
  const lookup = vi.spyOn(dns, 'lookup')
  const env = { HOME: directory, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_PROFILE: 'acme' }
  const backend = await startBackend(directory, env)
  const host = webHost({ where: 'nowhere', ask: async () => 'nobody' })
  const { router, interceptors, close } = createRouter(backend, host)
  const client = createRouterClient(router, { interceptors })
  const closed = new AbortController()
  onTestFinished(async () => {
    closed.abort()
    await close()
    await backend.close()
    await rm(directory, { recursive: true, force: true })
  })

  const page = await startOfPage()
  const first = Promise.withResolvers<void>()
  const ends = [
    page.followApp(client, closed.signal),
    page.followSignIns(client, closed.signal),
    page.followCallMode(client, closed.signal),
    page.followSettings(client, closed.signal, first.resolve),
  ].map((end) => end.catch(() => undefined))
  await Promise.all([first.promise, page.loadStartPage(client)])
  // What the page Settings shows by itself.
  await Promise.all([client.about(), client.storage.list(), client.updates.state(), client.network.get()])
  await client.diagnostics()
  expect([connect.mock.calls, lookup.mock.calls]).toEqual([[], []])

  // The person acts: a call would have been seen.
  for await (const _ of await client.network.test({})) break
  expect(connect).toHaveBeenCalled()
  closed.abort()
  await Promise.all(ends)
})
