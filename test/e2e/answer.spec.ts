import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { cloudTest as test } from './support/cloudTest.ts'
import { confirmed, confirmRun, goTo, heading, lookAndRun, untilEnded } from './support/journey.ts'
import { turnKnob } from './support/practiceState.ts'
import { expect } from './support/test.ts'

test.use({ cloudScenario: 'bucket-refuses-two' })

const ACCOUNTS = {
  prod: '444455556666',
  staging: '012345678901',
  data: '555566667777',
  dev: '666677778888',
  sandbox: '077788889999',
}

/** The list as the portal shows it once all connectors are added. */
const PORTAL = Object.entries(ACCOUNTS).map(([name, id]) => `Acme ${name}\t${id}\tacme-${name}`)

test('the whole loop: prepare, onboard, report, answer, import, run again, and the last report is complete', async ({
  app,
  cloud,
}) => {
  test.setTimeout(120_000)
  const { page, home } = app
  const dialog = page.getByRole('dialog')

  // The representative's part.
  await page.getByRole('button', { name: 'Prepare…' }).click()
  await dialog.getByLabel('Customer', { exact: true }).fill('Acme')
  const lines = Object.entries(ACCOUNTS).map(([name, id]) => `${id} ${name}`)
  await dialog.getByLabel('Accounts', { exact: true }).fill(lines.join('\n'))
  await dialog.getByRole('button', { name: 'Write the file and review it' }).click()
  await expect(page.getByRole('heading', { name: 'How do you sign in to these 5 accounts?' })).toBeVisible()

  // The customer's, from here on another computer in real life.
  await open(page, '~/acme.onboarding.json')
  await page.getByRole('button', { name: 'Use for 5 accounts' }).click()
  await lookAndRun(page, 'The run has finished. ')
  await goTo(page, 'Connectors')
  await page.getByRole('button', { name: /^Compare a whole list/ }).click()
  await page.getByLabel('The list as ActiveEye shows it').fill(PORTAL.join('\n'))
  await page.getByRole('button', { name: /^Confirm the 5 / }).click()
  await expect(confirmed(page, '5 of 5 confirmed')).toBeVisible()
  await saveReport(page, join(home, 'report.html'))

  // The representative's.
  await open(page, '~/report.html')
  await expect(page.getByText("This is a customer's report, and no onboarding")).toBeVisible()
  const acme = await readFolder(page)
  await expect(
    page.getByText(/^ActiveEye: Allow the account on the bucket \(2 accounts, since /),
  ).toBeVisible()
  await expectAccessible(page, "the customers' reports")
  await acme.click()
  await expect(heading(page, 'Report of Acme')).toBeVisible()
  await page.getByRole('button', { name: 'All 2 refused accounts are allowed now' }).click()
  await page.getByRole('button', { name: 'Save the answer' }).click()
  await expect(page.getByText('name who of ActiveEye answers')).toBeVisible()
  await expectAccessible(page, 'answering a report')
  await page.getByLabel('Your name').fill('Jane Roe')
  await saved(page, join(home, 'answer.json'), () =>
    page.getByRole('button', { name: 'Save the answer' }).click(),
  )
  await turnKnob(cloud.endpoint, 'bucket/accept')

  // The customer's.
  await goTo(page, 'Run')
  await page.getByRole('button', { name: "Import ActiveEye's answer…" }).click()
  await dialog.getByLabel('Path of the answer file').fill('~/answer.json')
  await dialog.getByRole('button', { name: 'Read', exact: true }).click()
  await expect(dialog.getByText(/^Allowed on ActiveEye's bucket \(ActiveEye says: Jane Roe, /)).toHaveCount(2)
  await expectAccessible(page, 'importing an answer')
  await dialog.getByRole('button', { name: 'Record what the answer says' }).click()
  await dialog
    .getByRole('button', { name: 'Run again for the 2 accounts that the answer calls allowed' })
    .click()
  await confirmRun(page)
  await untilEnded(page, 'Every account is complete')
  await saveReport(page, join(home, 'report.html'))
  await expect(page.getByText('answer file in the name of ActiveEye, says:').first()).toBeVisible()

  // The representative's last look: the newer report is in the place of the first.
  await goTo(page, 'Start')
  await readFolder(page)
  await expect(page.getByRole('row', { name: /^Acme / })).toContainText('5 of 5')
})

async function open(page: Page, path: string): Promise<void> {
  await goTo(page, 'Start')
  await page.getByLabel('Path of the onboarding file').fill(path)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

/** From the page Start. @returns the customer's name in the table, which opens the report */
async function readFolder(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: "Customers' reports" }).click()
  await page.getByLabel('Path of a report, or of a folder with reports').fill('~')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  return page.getByRole('grid', { name: 'Customers' }).getByRole('button', { name: 'Acme', exact: true })
}

async function saveReport(page: Page, path: string): Promise<void> {
  await goTo(page, 'Report')
  await page.getByRole('button', { name: 'Send to ActiveEye…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send the report to ActiveEye' })
  await expect(dialog).toContainText('Subject: ActiveEye onboarding of Acme')
  await saved(page, path, () => dialog.getByRole('button', { name: 'Save the report' }).click())
  await expect(dialog).toContainText('Saved: ')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
}

/** Saves what the browser downloads. */
async function saved(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  const download = page.waitForEvent('download')
  await act()
  await (await download).saveAs(path)
}
