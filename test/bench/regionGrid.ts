import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

/**
 * What the grid of Regions and VPCs costs with 150 and with 15,000 rows, in Chromium, built as it ships.
 * `node test/bench/regionGrid.ts`
 */

const SIZES = [150, 15_000]
const CHROMIUM = '/usr/bin/chromium'
const ROUNDS = 3

const outDir = await mkdtemp(join(tmpdir(), 'region-grid-'))
try {
  const root = import.meta.dirname
  const input = join(root, 'regionGrid.html')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, target: 'chrome140', rollupOptions: { input } },
  })
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${server.resolvedUrls?.local[0]}regionGrid.html`)
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const rows of SIZES) {
        const measured = await page.evaluate(`measureGrid(${rows})`)
        if (round > 0) process.stdout.write(`${JSON.stringify(measured)}\n`)
      }
    }
  } finally {
    await browser.close()
    await server.close()
  }
} finally {
  await rm(outDir, { recursive: true })
}
