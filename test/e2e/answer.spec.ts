import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { turnPracticeCloud } from './support/contractClient.ts'
import { confirmRun, goTo, heading, lookAndRun, untilEnded } from './support/journey.ts'
import { expect, test } from './support/test.ts'

test.use({ scenario: 'bucket-refuses-two' })

test('a report is read and answered, and its answer imported: the two accounts that it allows are run again', async ({
  app,
}) => {
  const { page, home } = app
  await lookAndRun(page, 'The run has finished; 2 accounts need something')
  await goTo(page, 'Report')
  await page.getByRole('button', { name: 'Export' }).click()
  await saved(page, join(home, 'report.json'), () => page.getByRole('menuitem', { name: 'JSON' }).click())

  // The representative's part, on another computer in real life.
  await goTo(page, 'Start')
  await page.getByLabel('Path of the onboarding file').fill('~/report.json')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText("This is a customer's report, and no onboarding")).toBeVisible()
  await page.getByRole('button', { name: "Customers' reports" }).click()
  await page.getByLabel('Path of a report, or of a folder with reports').fill('~')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await expect(
    page.getByText(/^ActiveEye: Allow the account on the bucket \(2 accounts, since /),
  ).toBeVisible()
  await expectAccessible(page, "the customers' reports")
  await page
    .getByRole('grid', { name: 'Customers' })
    .getByRole('button', { name: 'Acme', exact: true })
    .click()
  await expect(heading(page, 'Report of Acme')).toBeVisible()
  await page.getByRole('button', { name: 'All 2 refused accounts are allowed now' }).click()
  await page.getByRole('button', { name: 'Save the answer' }).click()
  await expect(page.getByText('name who of ActiveEye answers')).toBeVisible()
  await expectAccessible(page, 'answering a report')
  await page.getByLabel('Your name').fill('Jane Roe')
  await saved(page, join(home, 'answer.json'), () =>
    page.getByRole('button', { name: 'Save the answer' }).click(),
  )

  await turnPracticeCloud(app.address(), 'bucket/accept')
  await goTo(page, 'Run')
  await page.getByRole('button', { name: 'Import an answer…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import an answer of ActiveEye' })
  await dialog.getByLabel('Path of the answer file').fill('~/answer.json')
  await dialog.getByRole('button', { name: 'Read', exact: true }).click()
  await expect(dialog.getByText(/^Allowed on ActiveEye's bucket \(ActiveEye says: Jane Roe, /)).toHaveCount(2)
  await expectAccessible(page, 'importing an answer')
  await dialog.getByRole('button', { name: 'Record what ActiveEye says' }).click()
  await dialog.getByRole('button', { name: 'Run again for the 2 accounts that were allowed' }).click()
  await confirmRun(page)
  await untilEnded(page, 'Everything that the app can do is done')
  await goTo(page, 'Report')
  await expect(page.getByText('answered by ActiveEye:').first()).toBeVisible()
})

/** Saves what the browser downloads. */
async function saved(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  const download = page.waitForEvent('download')
  await act()
  await (await download).saveAs(path)
}
