import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { expectClipboard, pasteText } from './support/clipboard.ts'
import { cloudTest } from './support/cloudTest.ts'
import { confirmed, connectorForm, enterConnector, goTo, heading, lookAndRun } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { expect, test } from './support/test.ts'

const ALL_DONE = 'Everything that the app can do is done'

test.describe('two accounts', () => {
  test.use({ scenario: 'shared-vpc' })

  test('before the stack there is nothing to enter, and a way to the plan', async ({ app: { page } }) => {
    await goTo(page, 'Connectors')
    await expect(page.getByText('They come after the run.')).toBeVisible()
    await page.getByRole('button', { name: 'Go to Plan' }).click()
    await expect(heading(page, 'Plan')).toBeVisible()
  })

  test('every field is really copied, in the order of the form', async ({ app: { page } }) => {
    await lookAndRun(page, ALL_DONE)
    await goTo(page, 'Connectors')
    for (const [field, value] of [
      ['Display Name', 'Acme prod'],
      ['Account ID', '444455556666'],
      ['External ID', 'acme-prod'],
      ['Account priority', 'medium'],
    ] as const) {
      await page
        .getByRole('button', { name: `Copy ${field} ${value}` })
        .first()
        .click()
      await expectClipboard(page, value)
    }
    await expect(page.getByRole('row', { name: /^prod / })).toContainText('Copied, to be confirmed')
    await page.getByRole('button', { name: 'Copy all 2 to enter' }).click()
    await expectClipboard(
      page,
      'Display Name\tAccount ID\tExternal ID\tAccount priority\tAWS account\tState\nAcme prod\t444455556666\tacme-prod\tmedium\tprod (444455556666)\tNot confirmed yet\nAcme staging\t012345678901\tacme-staging\tmedium\tstaging (012345678901)\tNot confirmed yet',
    )
    await page.getByRole('button', { name: 'Copy all fields of staging' }).click()
    await expectClipboard(
      page,
      'Display Name: Acme staging\nAccount ID: 012345678901\nExternal ID: acme-staging\nAccount priority: medium',
    )
  })

  test('what differs is shown character by character, and the focus leads on', async ({ app: { page } }) => {
    await lookAndRun(page, ALL_DONE)
    await goTo(page, 'Connectors')
    const prod = connectorForm(page, 'prod')
    await enterConnector(page, {
      name: 'prod',
      displayName: 'Acme prod',
      accountId: '4444555566O6',
      externalId: 'acme\u2011prod',
    })
    await expect(prod.getByText('character 11 is "O" (capital letter O), expected "6"')).toBeVisible()
    await expect(prod.locator('mark')).toHaveText(['6', 'O', '-', '[non-breaking hyphen (U+2011)]'])
    await expect(page.getByText('Entered differently')).toBeVisible()
    const row = page.getByRole('button', { name: 'Compare for prod' })
    await row.click()
    await expect(prod).toBeHidden()
    await row.click()
    await expect(prod.getByLabel('Display Name entered')).toBeFocused()

    await page.reload()
    await expect(prod.getByText('character 5 is', { exact: false })).toBeVisible()
    await prod.getByLabel('External ID entered').focus()
    await pasteText(page, 'Display Name: Acme prod\nAccount ID: 444455556666\nExternal ID: acme-prod')
    await page.keyboard.press('Enter')
    await expect(confirmed(page, '1 of 2 confirmed')).toBeVisible()
    await expect(page.getByText('Confirmed by a person')).toBeVisible()
    await expect(page.getByText('staging', { exact: true })).toBeFocused()

    await enterConnector(page, {
      name: 'staging',
      displayName: 'Acme staging',
      accountId: '012345678901',
      externalId: 'acme-staging',
    })
    await expect(confirmed(page, '2 of 2 confirmed')).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Go to Report' })).toBeFocused()
  })

  test("the app's own copy proves nothing", async ({ app: { page } }) => {
    await lookAndRun(page, ALL_DONE)
    await goTo(page, 'Connectors')
    const prod = connectorForm(page, 'prod')
    await prod.getByLabel('External ID entered').focus()
    await pasteText(
      page,
      'Display Name: Acme prod\nAccount ID: 444455556666\nExternal ID: acme-prod\nAccount priority: medium',
    )
    await expect(prod.getByText("the app's own copy of the values", { exact: false })).toBeVisible()
    await expect(prod.getByLabel('External ID entered')).toHaveValue('')
    await pasteText(page, '"acme-prod"')
    await page.keyboard.press('Enter')
    await expect(prod.getByText('The value stands in quotation marks', { exact: false })).toBeVisible()
  })

  test('an ExternalID edited after the run leaves nothing to copy, and says the way out', async ({
    app: { page },
  }) => {
    await lookAndRun(page, ALL_DONE)
    await goTo(page, 'Accounts')
    await page.getByRole('button', { name: 'Edit prod' }).click()
    await page.getByRole('textbox', { name: 'ExternalID' }).fill('acme-edited')
    await expect(page.getByText('The stack has acme-prod. With another one', { exact: false })).toBeVisible()
    await goTo(page, 'Connectors')
    await expect(page.getByText('Stack and onboarding file differ')).toBeVisible()
    await expect(page.getByText('put acme-prod back', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copy all fields of staging' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copy all fields of prod' })).toHaveCount(0)
    await expect(connectorForm(page, 'prod')).toHaveCount(0)
    await page.getByRole('button', { name: 'Correct it on Accounts: prod' }).click()
    await page.getByRole('button', { name: 'Edit prod' }).click()
    await page.getByRole('button', { name: 'Use acme-prod as the ExternalID' }).click()
    await goTo(page, 'Connectors')
    await expect(page.getByRole('button', { name: 'Copy all fields of prod' })).toBeVisible()
  })

  test('nothing is compared with nothing, and the list can be narrowed', async ({ app: { page } }) => {
    await lookAndRun(page, ALL_DONE)
    await goTo(page, 'Connectors')
    await connectorForm(page, 'prod').getByRole('button', { name: 'Compare and confirm' }).click()
    await expect(page.getByText('Copy the fields back from ActiveEye first.')).toBeVisible()
    await expect(page.getByText('Entered differently')).toHaveCount(0)
    await page.getByLabel('Find an account by its name, ID or External ID').fill('0123')
    await expect(page.getByRole('rowheader')).toHaveText(['staging'])
    await page.getByRole('button', { name: 'Confirmed' }).click()
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(page.getByRole('rowheader')).toHaveText(['prod', 'staging'])
  })
})

cloudTest('the portal of the file opens in a tab of its own', async ({ app, context }) => {
  const portalUrl = 'https://acme.activeeye.com/admin'
  app.tolerate(/request to elsewhere: https:\/\/acme\.activeeye\.com\//)
  await context.route('https://acme.activeeye.com/**', (route) => route.fulfill({ body: 'The portal' }))
  await openFile(app, { ...practiceOnboarding(SCENARIOS.ordinary), portalUrl })
  await goTo(app.page, 'Connectors')
  const opened = context.waitForEvent('page')
  await app.page.getByRole('button', { name: 'Open the portal' }).click()
  const portal = await opened
  await expect(portal.getByText('The portal')).toBeVisible()
  expect(portal.url()).toBe(portalUrl)
  expect(await portal.evaluate(() => window.opener === null && document.referrer === '')).toBe(true)
})
