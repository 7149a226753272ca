import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { dataDirectoryIn } from '../e2e/support/hostProcess.ts'
import { heading } from '../e2e/support/journey.ts'
import { test as base, expect } from './support/desktop.ts'

/** A proxy that lets nothing through and remembers where calls wanted to go. */
interface Turnstile {
  readonly address: string
  readonly wanted: readonly string[]
}

const test = base.extend<{ turnstile: Turnstile }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
  turnstile: async ({}, use) => {
    const wanted: string[] = []
    const server = createServer((request, response) => {
      wanted.push(request.url ?? '')
      response.writeHead(502).end()
    })
    server.on('connect', (request, socket) => {
      wanted.push(request.url ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    await use({ address: `http://127.0.0.1:${port}`, wanted })
    server.close()
  },
  environment: async ({ turnstile: { address } }, use) => use({ HTTPS_PROXY: address, HTTP_PROXY: address }),
})

test('a first start asks no server for anything', async ({ desktop: { page }, turnstile }) => {
  await expect(heading(page, 'Start')).toBeVisible()
  // Nothing tells that nothing will come; a start is over by then.
  await page.waitForTimeout(5_000)
  expect(turnstile.wanted).toEqual([])
})

const configured = test.extend<{ words: readonly string[] }>({
  words: async ({ home }, use) => {
    const updates = { mode: 'check', url: 'https://updates.example.com/onboarding' }
    await mkdir(dataDirectoryIn(home), { recursive: true, mode: 0o700 })
    const text = JSON.stringify({ version: 1, updates })
    await writeFile(join(dataDirectoryIn(home), 'settings.json'), text, { mode: 0o600 })
    await use([])
  },
})

configured(
  'the address of the settings is asked through the app’s proxy, and no other',
  async ({ desktop: { page }, turnstile }) => {
    const { ONBOARDING_APP } = process.env
    configured.skip(ONBOARDING_APP === undefined, 'Only a packaged app looks for updates.')
    await expect.poll(() => turnstile.wanted).toContain('updates.example.com:443')
    expect(new Set(turnstile.wanted)).toEqual(new Set(['updates.example.com:443']))
    await expect(heading(page, 'Start')).toBeVisible()
  },
)
