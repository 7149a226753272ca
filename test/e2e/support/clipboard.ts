import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/**
 * What is really on the clipboard: the page says "copied" before the browser has agreed. It is pasted into a page of
 * its own, since the app's page may not read the clipboard.
 */
export async function expectClipboard(page: Page, text: string | RegExp): Promise<void> {
  const blank = await page.context().newPage()
  await blank.setContent('<textarea></textarea>')
  const field = blank.locator('textarea')
  const read = async () => {
    await field.fill('')
    await field.press('ControlOrMeta+V')
    return field.inputValue()
  }
  if (typeof text === 'string') await expect.poll(read).toBe(text)
  else await expect.poll(read).toMatch(text)
  await blank.close()
}

/** As a person who copied it elsewhere: into the field that has the focus. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+V')
}
