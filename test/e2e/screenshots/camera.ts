import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
]

/** Takes the page as it is now. @param readme under which name it is also in the README. */
export type Shoot = (page: Page, what: string, readme?: string) => Promise<void>

/** Takes each picture in both sizes and themes; ends in the small, light one, as a page begins. */
export function camera(story: string): Shoot {
  return async (page, what, readme) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await settled(page)
        const name = `${story}-${what}-${size.width}-${colorScheme}.png`
        await page.screenshot({ path: join(ROOT, 'out/screenshots', name) })
      }
    }
    if (readme === undefined) return
    await page.screenshot({ path: join(ROOT, 'assets/screenshots', `${readme}.png`) })
    process.stdout.write(`assets/screenshots/${readme}.png\n`)
  }
}

/** Drawn in the size and theme that were asked for: two frames later than that. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
