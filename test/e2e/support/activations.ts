import type { Page } from '@playwright/test'

/** Counts from now on, until the page is loaded again: each press of the mouse, and each Enter and Space. */
export async function countActivations(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    const count = ({ isTrusted }: Event) => {
      if (isTrusted) dataset.activations = `${Number(dataset.activations ?? 0) + 1}`
    }
    addEventListener('pointerdown', count, true)
    addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && count(event), true)
  })
}

export async function activations(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset.activations ?? 0))
}
