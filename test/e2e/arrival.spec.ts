import { expectAccessible } from './support/accessibility.ts'
import { heading, lookAndRun } from './support/journey.ts'
import { expect, test } from './support/test.ts'

test.use({ scenario: 'shared-vpc' })

test('what ActiveEye says of the arrival is recorded with a name, in the view of the account', async ({
  app: { page },
}) => {
  await lookAndRun(page, 'Everything that the app can do is done')
  await page
    .getByRole('link', { name: /^prod \(/ })
    .first()
    .click()
  await expect(heading(page, 'prod')).toBeVisible()
  await page.getByRole('button', { name: 'ActiveEye says files arrive…' }).click()
  const name = page.getByLabel('Who of ActiveEye said that files arrive')
  await expect(name).toBeFocused()
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByText('is not the name of a person', { exact: false }).first()).toBeVisible()
  await expectAccessible(page, 'confirming the arrival')
  await name.fill('Jane Roe')
  await name.press('Enter')
  await expect(page.getByText('Delivery: Files arrive, says ActiveEye')).toBeVisible()
  await expect(
    page.getByText('Arrival: says Jane Roe (ActiveEye), recorded by', { exact: false }),
  ).toBeVisible()
})
