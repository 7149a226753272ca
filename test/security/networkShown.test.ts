import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { networkInUse } from '../../app/network/networkInUse.ts'
import { openNetwork } from '../../main/network/transport.ts'
import { openSettings } from '../../main/settings/appSettings.ts'

/** A proxy or an authority that somebody else has set must not go unseen. */

async function inUse(settings: object | undefined, env: Record<string, string> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'network-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  if (settings !== undefined) {
    await writeFile(join(directory, 'settings.json'), JSON.stringify({ version: 1, network: settings }))
  }
  const network = await openNetwork(await openSettings(directory), env)
  return { network, words: async () => networkInUse(await network.show()).join(' ') }
}

test('without a proxy and own authorities there is nothing to say', async () => {
  expect(await (await inUse(undefined)).words()).toBe('')
  expect(await (await inUse({ proxy: { kind: 'none' } })).words()).toBe('')
})

test('a proxy of the settings is named', async () => {
  const { words } = await inUse({ proxy: { kind: 'manual', url: 'http://evil.example:8080' } })
  expect(await words()).toBe('Calls go through the proxy http://evil.example:8080 (the settings).')
})

test('a proxy of the environment is named, without its password, also after a sign-in', async () => {
  const { network, words } = await inUse(undefined, {
    HTTPS_PROXY: 'http://me:canary-in-the-address@evil.example:8080',
  })
  await network.signInToProxy({ user: 'me', password: 'canary-of-the-sign-in' })
  expect(await words()).toBe('The way of calls: Through http://evil.example:8080 (HTTPS_PROXY).')
})

test('authorities of the settings and of the environment are named', async () => {
  const words = networkInUse({
    settings: { proxy: { kind: 'none' }, caFile: '/x.pem' },
    automatic: 'Directly',
    authorities: ['Evil Root'],
    bundle: 'AWS_CA_BUNDLE: /etc/corp.pem, 3 certificates',
  })
  expect(words).toEqual([
    'Certificate authorities beside the known ones are trusted: “Evil Root” and AWS_CA_BUNDLE: /etc/corp.pem, 3 certificates.',
  ])
})

test('every host that says where calls go says this too', async () => {
  for (const [host, word] of [
    ['main/terminal/terminalClient.ts', 'networkInUse('],
    ['renderer/shell/Notifications.tsx', 'useNetworkInUse('],
  ] as const) {
    const text = await readFile(new URL(`../../${host}`, import.meta.url), 'utf8')
    expect(text).toMatch(/redirect/)
    expect(text).toContain(word)
  }
})
