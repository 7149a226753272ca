import type { Locator, Page } from '@playwright/test'

/** More presses than this are no way to work. */
const MOST_PRESSES = 120

/** Goes there by the keys alone, forwards or back, as somebody does who has no mouse. */
export async function pressTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const isBefore = await target.evaluate((element) =>
    Boolean(document.activeElement && element.compareDocumentPosition(document.activeElement) & 4),
  )
  const key = isBefore ? 'Shift+Tab' : 'Tab'
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${MOST_PRESSES} times ${key} did not reach ${target}`)
}

/** Goes to a control and presses it. */
export async function pressOn(page: Page, target: Locator, how = 'Enter'): Promise<void> {
  await pressTo(page, target)
  await page.keyboard.press(how)
}
