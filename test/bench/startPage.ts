import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from '../e2e/support/findChromium.ts'
import { startHost } from '../e2e/support/hostProcess.ts'

/**
 * How long from the navigation to a Start page that can be used, and how much JavaScript that takes.
 * `node test/bench/startPage.ts`
 */

const ROUNDS = 7

const found = findChromium()
if (!found.found) throw new Error(found.why)
const home = await mkdtemp(join(tmpdir(), 'bench-start-'))
const host = await startHost({ home })
const browser = await chromium.launch({ executablePath: found.executable, args: CHROMIUM_ARGUMENTS })
try {
  // The first warms up the host and the browser.
  await openStart(browser)
  const opened = []
  for (let round = 0; round < ROUNDS; round += 1) opened.push(await openStart(browser))
  const times = opened.map(({ usable }) => usable).sort((a, b) => a - b)
  const script = opened[0]?.script ?? 0
  const [shortest, median, longest] = [times[0], times[Math.floor(ROUNDS / 2)], times[ROUNDS - 1]]
  say(
    `Start page usable after ${median} ms: the median of ${ROUNDS}, from ${shortest} to ${longest} ms, each in a new profile`,
  )
  say(`JavaScript of the first load: ${Math.round(script / 1000)} kB gzip`)
} finally {
  await browser.close()
  await host.stop('SIGTERM')
  await rm(home, { recursive: true, force: true })
}

/** @returns milliseconds from the navigation until a newcomer's button can be pressed, and bytes. */
async function openStart(browser: Browser): Promise<{ readonly usable: number; readonly script: number }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
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
  await page.goto(host.address)
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0)
  const usable = await page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? 0)
  const bodies = await Promise.all(scripts)
  await context.close()
  const script = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
  return { usable: Math.round(usable), script }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
