import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './support/accessibility.ts'
import type { App } from './support/app.ts'
import { cloudTest } from './support/cloudTest.ts'
import { heading, lookAndRun } from './support/journey.ts'
import { practiceState } from './support/practiceState.ts'
import { expect } from './support/test.ts'

cloudTest.use({ cloudScenario: 'shared-vpc' })

cloudTest.beforeEach(async ({ app: { page } }) => {
  await page.getByLabel('Customer').fill('Acme')
  await expect(page.getByLabel('Short name')).toHaveValue('acme')
  await page.getByLabel('Where to save').fill('~/acme.onboarding.json')
  await page.getByRole('button', { name: 'Start onboarding' }).click()
  await expect(heading(page, 'Accounts')).toBeVisible()
  await page.getByRole('button', { name: 'Paste a list' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste a list of accounts' })
  await dialog
    .getByLabel('Accounts', { exact: true })
    .fill('4444-5555-6666 prod\n12345 broken\n012345678901\tstaging')
  await expect(dialog.getByText('1 line left out until it is corrected above.')).toBeVisible()
})

cloudTest('a new onboarding, from a pasted list with tags to the run', async ({ app, cloud }) => {
  const { page } = app
  await expectAccessible(page, 'Paste a list')
  await page.getByRole('dialog').getByRole('button', { name: 'Add 2 accounts' }).click()
  await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()
  const file = await saved(app)
  expect(file).toContain('"externalId": "acme-prod"')
  expect(file).toContain('"accountId": "012345678901"')
  expect(file).not.toContain('12345"\n')

  await page.getByRole('button', { name: 'Customer and settings' }).click()
  await page.getByRole('button', { name: 'Add a tag' }).click()
  await page.getByLabel('Key of tag 1').fill('aws:CostCenter')
  // Key by key, of which none gets lost.
  await page.getByLabel('Value of tag 1').pressSequentially('4711')
  await expect(page.getByText('expected a key that does not begin with aws:')).toBeVisible()
  await expectAccessible(page, 'Tags')
  await page.getByLabel('Key of tag 1').fill('CostCenter')
  await expect.poll(() => saved(app)).toContain('"CostCenter": "4711"')

  await lookAndRun(page, 'Everything that the app can do is done')
  const { flowLogs } = await practiceState(cloud.endpoint)
  expect(flowLogs.length).toBeGreaterThan(0)
  expect(flowLogs.every(({ tags }) => tags.CostCenter === '4711')).toBe(true)
})

cloudTest('what is not right yet is said while it is typed, and kept', async ({ app }) => {
  const { page } = app
  await page.getByRole('dialog').getByRole('button', { name: 'Add 2 accounts' }).click()
  await page.getByRole('button', { name: 'Edit prod' }).click()
  await page.getByLabel('ExternalID', { exact: true }).fill('Acme_Prod')
  await expect(page.getByText('Draft kept, 1 to correct')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue to Plan' })).toBeDisabled()
  await expectAccessible(page, 'Accounts with the form of one')
  expect(await saved(app)).toContain('"externalId": "acme-prod"')

  await page.reload()
  await expect(page.getByText('Draft kept, 1 to correct')).toBeVisible()
  await page.getByRole('button', { name: 'Edit prod' }).click()
  await expect(page.getByLabel('ExternalID', { exact: true })).toHaveValue('Acme_Prod')
  await page.getByLabel('ExternalID', { exact: true }).fill('acme-production')
  await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()
  await expect.poll(() => saved(app)).toContain('"externalId": "acme-production"')
})

cloudTest('an account that was removed can be put back', async ({ app }) => {
  const { page } = app
  await page.getByRole('dialog').getByRole('button', { name: 'Add 2 accounts' }).click()
  await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Choose staging' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('staging removed from the list')).toBeVisible()
  await expect.poll(() => saved(app)).not.toContain('012345678901')
  await page.getByRole('button', { name: 'Put back' }).click()
  await expect.poll(() => saved(app)).toContain('012345678901')
})

function saved({ home }: App): Promise<string> {
  return readFile(join(home, 'acme.onboarding.json'), 'utf8')
}
