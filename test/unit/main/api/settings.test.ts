import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import type { SettingsStatus } from '../../../../app/settings/settings.ts'
import { pathsOf } from '../../../../app/settings/storedData.ts'
import { startBackend } from '../../../../main/accounts/backend.ts'
import { createRouter } from '../../../../main/api/router.ts'

async function startApp(directory?: string) {
  const dataDirectory = directory ?? (await mkdtemp(join(tmpdir(), 'settings-')))
  const backend = await startBackend(dataDirectory, {})
  const { router, interceptors, callMode, close } = createRouter(backend)
  async function end(): Promise<void> {
    await close()
    await backend.close()
  }
  onTestFinished(async () => {
    await end()
    await rm(dataDirectory, { recursive: true, force: true })
  })
  return { client: createRouterClient(router, { interceptors }), dataDirectory, backend, callMode, end }
}

test('a change is told to every page, and holds after a restart', async () => {
  const { client, dataDirectory, end } = await startApp()
  const pages = await Promise.all([client.settings.watch(), client.settings.watch()])
  const told = (state: IteratorResult<SettingsStatus, unknown>) => state.value
  const first = { theme: 'system', density: 'comfortable', callsAtOnce: 128 }
  for (const page of pages) expect(told(await page.next())).toEqual(first)
  await client.settings.save({ density: 'compact' })
  for (const page of pages) expect(told(await page.next())).toEqual({ ...first, density: 'compact' })
  await end()
  const again = await (await startApp(dataDirectory)).client.settings.watch()
  expect(told(await again.next())).toEqual({ ...first, density: 'compact' })
})

test('everything is removed while a practice is open: it is closed, and nothing comes back', async () => {
  const { client, dataDirectory, backend, end } = await startApp()
  await client.callMode.set({ on: true })
  await client.open({ practice: 'ordinary', purpose: 'work' })
  await client.settings.save({ theme: 'dark' })
  await client.network.save({ proxy: { kind: 'manual', url: 'http://proxy.example.com:8080' } })
  await client.network.signInToProxy({ user: 'jana', password: 'hunter2' })
  await writeFile(join(dataDirectory, 'notes.txt'), '')
  // In call mode, the names are masks; what comes back stands for them.
  const shown = await client.storage.list()
  expect(pathsOf(shown).join()).not.toContain('settings.json')
  const { notRemoved, removed } = await client.storage.remove({ shown: pathsOf(shown) })
  expect(notRemoved).toEqual([])
  expect(removed.length).toBeGreaterThan(3)
  expect(await client.current()).toBeUndefined()
  expect(backend.settings.now()).toMatchObject({ theme: 'system', network: { proxy: { kind: 'automatic' } } })
  expect((await client.network.get()).signedInToProxy).toBe(false)
  await end()
  expect(await readdir(dataDirectory)).toEqual(['notes.txt'])
})

test('nothing is removed while an activity runs', async () => {
  const { client } = await startApp()
  await client.open({ practice: 'ordinary', purpose: 'work' })
  const shown = pathsOf(await client.storage.list())
  await client.activity.start({ activity: 'plan' })
  await expect(client.storage.remove({ shown })).rejects.toMatchObject({
    code: 'NOT_NOW',
    message: expect.stringContaining('before its data is removed'),
  })
  expect(pathsOf(await client.storage.list())).toEqual(expect.arrayContaining(shown))
  await client.activity.cancel()
})

test('the diagnostics of the page are those of the terminal, masked in call mode', async () => {
  const { client, dataDirectory, callMode } = await startApp()
  await writeFile(join(dataDirectory, 'faults.log'), 'Fault a1: account 111122223333, vpc-0abc1234\n')
  const { text } = await client.diagnostics()
  expect(text).toContain(`Data directory ${dataDirectory}`)
  expect(text).toContain('account (account ID), vpc-0abc1234')
  await callMode.set(true, false)
  const masked = (await client.diagnostics()).text
  expect(masked).toContain('Fault a1: account (account ID), [VPC 1]')
  expect(masked).not.toContain(dataDirectory)
})
