import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does on each page, in their words. */

type PageTitle = 'Start' | 'Accounts' | 'Plan' | 'Run' | 'Connectors' | 'Report'

export async function goTo(page: Page, title: PageTitle): Promise<void> {
  // The link's name goes on with where the work of that page stands.
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: new RegExp(`^${title}`) })
    .click()
  await expect(heading(page, title)).toBeVisible()
}

export function heading(page: Page, title: string): Locator {
  return page.getByRole('heading', { name: title, level: 1, exact: true })
}

/** On the page Plan: looks at everything and waits for what is found. */
export async function look(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^What (a run would do|exists)$/ })).toBeVisible({
    timeout: 40_000,
  })
}

/** On the page Plan, after a look: acknowledges the template and starts the run. */
export async function acknowledgeAndCreate(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I acknowledge' }).click()
  await page.getByRole('button', { name: /^Create / }).click()
  await confirmRun(page)
  await expect(heading(page, 'Run')).toBeVisible()
}

/** In the dialog that every button that starts a run opens. */
export async function confirmRun(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Start the run?' })
  await expect(dialog).toContainText("ActiveEye's bucket arn:aws:s3:::delta-risk-flowlog-ingest")
  await dialog.getByRole('button', { name: 'Start the run' }).click()
}

export async function untilEnded(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByText(words).first()).toBeVisible({ timeout: 40_000 })
}

/** From an onboarding that is open, to the end of its run. */
export async function lookAndRun(page: Page, words: string | RegExp): Promise<void> {
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await untilEnded(page, words)
}

/** In the open row of an account on the page Connectors. */
export function connectorForm(page: Page, name: string): Locator {
  return page.getByRole('form', { name: `What was entered in ActiveEye for ${name}`, exact: true })
}

export interface Entered {
  readonly name: string
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
}

export async function enterConnector(page: Page, entered: Entered): Promise<void> {
  const form = connectorForm(page, entered.name)
  await form.getByLabel('Display Name entered').fill(entered.displayName)
  await form.getByLabel('Account ID entered').fill(entered.accountId)
  await form.getByLabel('External ID entered').fill(entered.externalId)
  await form.getByRole('button', { name: 'Compare and confirm' }).click()
}

/** "3 of 12 confirmed" on the page Connectors; the menu, which says the same, stands before it. */
export function confirmed(page: Page, words: string): Locator {
  return page.getByText(words, { exact: true }).and(page.locator(':not(nav *)'))
}
