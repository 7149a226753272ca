import { describe, expect, test, vi } from 'vitest'
import type { Installation } from '../../../../app/updates/decideUpdates.ts'
import type { ManagedPolicy } from '../../../../app/updates/managedPolicy.ts'
import { UPDATE_DEFAULTS, type UpdateSettings } from '../../../../app/updates/updateSettings.ts'
import { createUpdates } from '../../../../main/desktop/updates.ts'

const URL = 'https://updates.example.com/onboarding'
const INSTALL: UpdateSettings = { mode: 'install', url: URL }
const MAC: Installation = { kind: 'window', proof: 'macos' }

function start({
  saved = UPDATE_DEFAULTS as UpdateSettings | 'broken',
  installation = MAC,
  policy = { state: 'none' } as ManagedPolicy,
  newest = '1.1.0',
} = {}) {
  const held = { saved, policy, newest }
  const updater = {
    newest: vi.fn(async (_url: string) => ({ version: held.newest, isNewer: held.newest !== '1.0.0' })),
    download: vi.fn(async () => {}),
  }
  const loadUpdater = vi.fn(async () => updater)
  const stop = new AbortController()
  const days = vi.fn(async () => {
    if (days.mock.calls.length > 2) stop.abort()
  })
  const updates = createUpdates({
    version: '1.0.0',
    installation,
    readPolicy: async () => held.policy,
    readSettings: () => held.saved,
    writeSettings: async (settings) => {
      held.saved = settings
    },
    loadUpdater,
    clock: { now: () => '2026-01-01T00:00:00.000Z', sleep: days },
  })
  return { updates, updater, loadUpdater, held, stop }
}

test('a first start asks no server, and does not even load what would ask', async () => {
  const { updates, loadUpdater, stop } = start()
  const tell = vi.fn()
  await updates.follow(stop.signal, tell)
  expect(await updates.state()).toMatchObject({ does: 'nothing', why: 'off' })
  await expect(updates.check()).rejects.toThrow('Updates are off: the app asks no server for new versions.')
  expect(loadUpdater).not.toHaveBeenCalled()
  expect(tell).not.toHaveBeenCalled()
})

test('a check tells what is there and downloads nothing', async () => {
  const { updates, updater, held } = start({ saved: { mode: 'check', url: URL } })
  expect(await updates.check()).toMatchObject({
    check: { result: 'newer', newVersion: '1.1.0', checkedAt: '2026-01-01T00:00:00.000Z' },
    sentences: expect.arrayContaining([expect.stringContaining('Version 1.1.0 is there; you have 1.0.0.')]),
  })
  expect(updater.newest).toHaveBeenCalledExactlyOnceWith(URL)
  await expect(updates.install('1.1.0')).rejects.toThrow('downloads nothing')
  held.newest = '1.0.0'
  expect(await updates.check()).toMatchObject({ check: { result: 'latest' } })
  expect(updater.download).not.toHaveBeenCalled()
})

test('it is asked once a day, and a new version is told once', async () => {
  const { updates, updater, stop } = start({ saved: INSTALL })
  const tell = vi.fn()
  await updates.follow(stop.signal, tell)
  expect(updater.newest).toHaveBeenCalledTimes(3)
  expect(tell).toHaveBeenCalledExactlyOnceWith('1.1.0')
  expect(updater.download).not.toHaveBeenCalled()
})

test('a version is downloaded after a yes to it, and asked for no more', async () => {
  const { updates, updater, held } = start({ saved: INSTALL })
  await expect(updates.install('1.1.0')).rejects.toThrow('Another version')
  await updates.check()
  held.newest = '1.2.0'
  await updates.check()
  await expect(updates.install('1.1.0')).rejects.toThrow('Another version')
  expect(await updates.install('1.2.0')).toMatchObject({ check: { downloaded: true } })
  await updates.install('1.2.0')
  await updates.check()
  expect(updater.download).toHaveBeenCalledOnce()
  expect(updater.newest).toHaveBeenCalledTimes(2)
})

describe('what fails is told', () => {
  test('a server that does not answer', async () => {
    const { updates, updater } = start({ saved: INSTALL })
    updater.newest.mockRejectedValueOnce(new Error('net::ERR_NAME_NOT_RESOLVED\n    at a stack'))
    expect(await updates.check()).toMatchObject({
      check: {
        result: 'failed',
        problem: `${URL} did not say which version is the newest (net::ERR_NAME_NOT_RESOLVED). Check the address and the network, then try again.`,
      },
    })
  })

  test('what the server says of a failure steers nothing, and shows no credential', async () => {
    const { updates, updater } = start({ saved: INSTALL })
    updater.newest.mockRejectedValueOnce(new Error('\u001b[2J\u202eno\tAKIAIOSFODNN7EXAMPLE\nand more'))
    const { check } = await updates.check()
    expect(check?.problem).toContain('(no ')
    expect(check?.problem).not.toMatch(/\p{Cc}|\p{Cf}|IOSFODNN7|and more/u)
  })

  test('a version that is none', async () => {
    const { updates } = start({ saved: INSTALL, newest: '1.1.0\u202e<b>' })
    expect(await updates.check()).toMatchObject({ check: { result: 'failed' } })
  })

  test('a download by somebody else', async () => {
    const { updates, updater } = start({ saved: INSTALL })
    await updates.check()
    updater.download.mockRejectedValueOnce(new Error('it is signed by CN=Mallory'))
    const after = await updates.install('1.1.0')
    expect(after.check).toMatchObject({ problem: expect.stringContaining('CN=Mallory') })
    expect(after.check).not.toHaveProperty('downloaded')
  })

  test('what asks can’t be loaded, and can the next time', async () => {
    const { updates, loadUpdater } = start({ saved: INSTALL })
    loadUpdater.mockRejectedValueOnce(new Error('no such file'))
    expect(await updates.check()).toMatchObject({ check: { result: 'failed' } })
    expect(await updates.check()).toMatchObject({ check: { result: 'newer' } })
  })
})

test('a policy counts from when it is there, also between a check and its download', async () => {
  const { updates, updater, held } = start({ saved: INSTALL })
  await updates.check()
  held.policy = { state: 'broken', path: '/etc/policy.json', problem: 'it is no JSON' }
  await expect(updates.install('1.1.0')).rejects.toThrow('/etc/policy.json can’t be used')
  await expect(updates.check()).rejects.toThrow('/etc/policy.json can’t be used')
  held.policy = { state: 'set', path: '/etc/policy.json', updates: { mode: 'check' } }
  await expect(updates.install('1.1.0')).rejects.toThrow('downloads nothing')
  expect(updater.download).not.toHaveBeenCalled()
})

test('another address begins anew', async () => {
  const { updates, held } = start({ saved: INSTALL })
  await updates.check()
  const other = { mode: 'check', url: 'https://other.example.com/' } as const
  expect(await updates.save(other)).not.toHaveProperty('check')
  expect(held.saved).toEqual(other)
})
