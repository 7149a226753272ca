import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

const CHROMIUM = '/usr/bin/chromium'
const ROUNDS = 3

/** What a page says of itself: milliseconds, and how much of what it showed. */
export type PageFigures = Readonly<Record<string, number | string>>

/**
 * Builds a page of this directory as it ships and evaluates the expressions in it by turns.
 * @param html the page's file
 * @returns for each expression the rounds' results; the first round warms up and is left out
 */
export async function measureInChromium(
  html: string,
  expressions: readonly string[],
): Promise<readonly (readonly PageFigures[])[]> {
  const measured: PageFigures[][] = expressions.map(() => [])
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
        for (const [at, expression] of expressions.entries()) {
          const figures = await page.evaluate<PageFigures>(expression)
          if (round > 0) measured[at]?.push(figures)
        }
      }
      return measured
    } finally {
      await browser.close()
      await server.close()
    }
  } finally {
    await rm(outDir, { recursive: true })
  }
}
