import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './journey.ts'

/** What a person does and sees when somebody has to sign in. */

export function signInDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Sign in', exact: true })
}

/** On the page Run: who waits, by name. The same is announced, with a full stop. */
export function waitingNotice(page: Page): Locator {
  return page.getByText(/ waits? for you to sign in again$/)
}

/** While the work under way waits for somebody. */
export async function openSignIn(page: Page): Promise<Locator> {
  // The notice, which is about all who wait; each problem below has its own button.
  await page.getByRole('button', { name: 'Sign in…' }).first().click()
  const dialog = signInDialog(page)
  await expect(dialog).toBeVisible()
  return dialog
}

/** Looks where nobody is signed in, and opens the dialog that the plan offers. */
export async function planAsksForSignIn(page: Page): Promise<Locator> {
  await goTo(page, 'Plan')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(page.getByText('Sign-in needed').first()).toBeVisible()
  await page.getByRole('button', { name: 'Sign in…' }).first().click()
  const dialog = signInDialog(page)
  await expect(dialog).toBeVisible()
  return dialog
}

/** The tab that opens by this. */
export async function tabOpenedBy(page: Page, press: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([page.context().waitForEvent('page'), press()])
  return tab
}

/** The device code that is to be compared. */
export async function shownCode(dialog: Locator): Promise<string> {
  const code = dialog.getByText(/^[A-Z]{4}-[A-Z]{4}$/)
  await expect(code).toBeVisible()
  return (await code.textContent()) ?? ''
}
