import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { build } from 'vite'
import { CHROMIUM_ARGUMENTS, findChromium } from '../e2e/support/findChromium.ts'
import { startHost } from '../e2e/support/hostProcess.ts'

/** How long from the navigation to a Start page that can be used, and how much is loaded for that. */

const ROUNDS = 7
const LOADED = new Set(['document', 'script', 'stylesheet'])

export interface StartPage {
  /** Milliseconds: the median of rounds that each have a new profile. */
  readonly usable: number
  /** Bytes of the page, its scripts and its styles, compressed. */
  readonly bytes: number
}

/** @returns why it was not measured, where there is no Chromium */
export async function measureStartPage(): Promise<StartPage | string> {
  const found = findChromium()
  if (!found.found) return found.why
  await build({ configFile: join(import.meta.dirname, '../../vite.config.ts'), logLevel: 'error' })
  const home = await mkdtemp(join(tmpdir(), 'bench-start-'))
  const host = await startHost({ home, alone: true })
  const browser = await chromium.launch({ executablePath: found.executable, args: CHROMIUM_ARGUMENTS })
  try {
    // The first warms up the host and the browser.
    await openStart(browser, host.address)
    const opened = []
    for (let round = 0; round < ROUNDS; round += 1) opened.push(await openStart(browser, host.address))
    const times = opened.map(({ usable }) => usable).sort((x, y) => x - y)
    return { usable: times[Math.floor(ROUNDS / 2)] ?? Number.NaN, bytes: opened[0]?.bytes ?? Number.NaN }
  } finally {
    await browser.close()
    await host.stop('SIGTERM')
    await rm(home, { recursive: true, force: true })
  }
}

/** @returns milliseconds from the navigation until a newcomer's button can be pressed, and bytes. */
async function openStart(browser: Browser, address: string): Promise<StartPage> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const loaded: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (LOADED.has(response.request().resourceType())) loaded.push(response.body())
  })
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const button = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Practice an onboarding',
      )
      if (button && button.getAttribute('aria-disabled') !== 'true' && !button.disabled)
        performance.mark('usable')
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0)
  const usable = await page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? 0)
  const bodies = await Promise.all(loaded)
  await context.close()
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
  return { usable: Math.round(usable), bytes }
}
