import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

const CHROMIUM = '/usr/bin/chromium'
const ROUNDS = 3

/**
 * Builds a page of this directory as it ships, evaluates the expressions in it by turns, and prints each result as a
 * line of JSON. The first round warms up and is not printed.
 * @param html the page's file
 */
export async function measureInChromium(html: string, expressions: readonly string[]): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-page-'))
  try {
    const root = import.meta.dirname
    const base = { root, configFile: false, logLevel: 'error' } as const
    await build({
      ...base,
      plugins: [react()],
      build: { outDir, target: 'chrome140', rollupOptions: { input: join(root, html) } },
    })
    const server = await preview({ ...base, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
    const browser = await chromium.launch({
      ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await page.goto(`${server.resolvedUrls?.local[0]}${html}`)
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const expression of expressions) {
          const measured = await page.evaluate(expression)
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
}
