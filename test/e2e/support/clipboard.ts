import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** What is really on the clipboard: the page says "copied" before the browser has agreed. */
export async function expectClipboard(page: Page, text: string | RegExp): Promise<void> {
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  if (typeof text === 'string') await expect.poll(read).toBe(text)
  else await expect.poll(read).toMatch(text)
}

/** As a person who copied it elsewhere: into the field that has the focus. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+V')
}
