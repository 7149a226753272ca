import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { expectClipboard } from './support/clipboard.ts'
import { contractClient, practiceEndpoint, turnPracticeCloud } from './support/contractClient.ts'
import { acknowledgeAndCreate, goTo, untilEnded } from './support/journey.ts'
import { pressOn } from './support/keyboard.ts'
import { planAsksForSignIn, shownCode, signInDialog, tabOpenedBy } from './support/signIn.ts'
import { expect, IN_ELECTRON, test } from './support/test.ts'

test.skip(IN_ELECTRON, 'The sign-in page opens in another program.')
test.use({ scenario: 'identity-center' })

/** The app's own page stays by itself; the sign-in page is the practice cloud's, the one after it the app's. */
test.beforeEach(async ({ app }) => {
  const endpoint = await practiceEndpoint(app.address())
  app.tolerate(new RegExp(`^request to elsewhere: ${endpoint.replaceAll('.', '\\.')}/(authorize|device)`))
  app.tolerate(/^request to elsewhere: http:\/\/127\.0\.0\.1:\d+\/oauth\/callback\?/)
})

test('in a browser on this computer, to the end of the run', async ({ app }) => {
  const { page } = app
  const dialog = await planAsksForSignIn(page)
  await expect(dialog).toContainText('prod (444455556666), staging (012345678901)')
  await expect(dialog.getByText('https://practice.example/start')).toBeVisible()
  await dialog.getByRole('button', { name: 'Sign in with the browser' }).click()
  const tab = await openSignInPage(page, dialog)
  await tab.getByRole('button', { name: 'Allow' }).click()
  await expect(tab.getByText('You are signed in. Close this tab and go back')).toBeVisible()
  await tab.close()

  await expect(dialog.getByText(/^Signed in until /)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Sign in again with the browser' })).toBeVisible()
  await expect(dialog.getByText('Waiting for you to sign in')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'I have signed in: try again' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Sign-in needed')).toHaveCount(0)
  await acknowledgeAndCreate(page)
  await untilEnded(page, 'Everything that the app can do is done')
  const { totals } = await contractClient(app.address()).checklist.get()
  expect(totals).toMatchObject({ accounts: 2, covered: totals.vpcs, problems: 0 })

  await page.getByRole('button', { name: /Access: signed in as role/ }).click()
  await page.getByRole('menuitem', { name: 'Switch…' }).click()
  await expect(signInDialog(page).getByText('https://practice.example/start')).toBeVisible()
  await expect(
    signInDialog(page).getByRole('button', { name: 'Sign in again with the browser' }),
  ).toBeVisible()
})

test('declined in the browser: said, and tried again', async ({ app: { page } }) => {
  const dialog = await planAsksForSignIn(page)
  await dialog.getByRole('button', { name: 'Sign in with the browser' }).click()
  const tab = await openSignInPage(page, dialog)
  await tab.getByRole('button', { name: 'Deny' }).click()
  await expect(tab.getByText('The sign-in was declined.')).toBeVisible()
  await tab.close()
  await expect(dialog.getByText('The sign-in was declined in the browser.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Try again with the browser' })).toBeVisible()
})

test('with a code: the same on both sides, denied, then allowed', async ({ app: { page } }) => {
  const dialog = await planAsksForSignIn(page)
  await dialog.getByRole('button', { name: 'Use a device code' }).click()
  const denied = await shownCode(dialog)
  await dialog.getByRole('button', { name: 'Copy the code' }).click()
  await expectClipboard(page, denied)
  await dialog.getByRole('button', { name: 'Copy the address' }).click()
  await expectClipboard(page, /^http:\/\/127\.0\.0\.1:\d+\/device\?user_code=/)
  const no = await openSignInPage(page, dialog)
  await expect(no.getByText(denied)).toBeVisible()
  await no.getByRole('button', { name: 'Deny' }).click()
  await expect(no.getByText('The app was refused')).toBeVisible()
  await no.close()
  await expect(dialog.getByText('The sign-in was declined in the browser.')).toBeVisible()
  await expect(dialog.getByText(denied)).toHaveCount(0)

  await dialog.getByRole('button', { name: 'Try again with a device code' }).click()
  const allowed = await shownCode(dialog)
  expect(allowed).not.toBe(denied)
  // As on another device: the address without the code, which is typed there.
  const yes = await page.context().newPage()
  await yes.goto(`${(await addressOf(dialog)).origin}/device`)
  await yes.getByLabel('Code that the app shows').fill(allowed.toLowerCase())
  await yes.getByRole('button', { name: 'Next' }).click()
  await expect(yes.getByText(allowed)).toBeVisible()
  await yes.getByRole('button', { name: 'Allow' }).click()
  await expect(yes.getByText('The app is signed in')).toBeVisible()
  await yes.close()
  await expect(dialog.getByText(/^Signed in until /)).toBeVisible()
  await expect(dialog.getByText('The sign-in was declined in the browser.')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'I have signed in: try again' }).click()
  await expect(page.getByRole('heading', { name: 'What a run would do' })).toBeVisible()
})

test('cancelled, and shown in another tab meanwhile', async ({ app }) => {
  const { page } = app
  const dialog = await planAsksForSignIn(page)
  await dialog.getByRole('button', { name: 'Use a device code' }).click()
  const code = await shownCode(dialog)

  const tab = await app.openTab()
  await tab.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Plan/ }).click()
  await tab.getByRole('button', { name: 'Sign in…' }).first().click()
  expect(await shownCode(signInDialog(tab))).toBe(code)

  await dialog.getByRole('button', { name: 'Stop this sign-in' }).click()
  for (const one of [dialog, signInDialog(tab)]) {
    await expect(one.getByText('Waiting for you to sign in')).toHaveCount(0)
    await expect(one.getByRole('button', { name: 'Use a device code' })).toBeVisible()
  }
  // Nobody has to be told of what they did themselves.
  await expect(dialog.getByText('cancelled')).toHaveCount(0)
  await expect(page.getByText('Sign-in needed').first()).toBeVisible()
})

test('by keyboard alone', async ({ app }) => {
  const { page } = app
  await goTo(page, 'Plan')
  await pressOn(page, page.getByRole('button', { name: 'Look', exact: true }))
  const open = page.getByRole('button', { name: 'Sign in…' }).first()
  await pressOn(page, open)
  const dialog = signInDialog(page)
  await expect(dialog).toBeVisible()
  await expectAccessible(page, 'Sign in, the two ways')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(open).toBeFocused()
  await page.keyboard.press('Enter')

  await pressOn(page, dialog.getByRole('button', { name: 'Use a device code' }), 'Space')
  const code = await shownCode(dialog)
  // Not thrown out of the dialog by what took the button's place.
  await expect(dialog.locator(':focus')).toBeVisible()
  await pressOn(page, dialog.getByRole('button', { name: 'Copy the code' }))
  await expectClipboard(page, code)
  await expectAccessible(page, 'Sign in, with a code')
  await turnPracticeCloud(app.address(), `device/approve?userCode=${code}`)
  await expect(dialog.getByText(/^Signed in until /)).toBeVisible()
  await expect(dialog.locator(':focus')).toBeVisible()
  await pressOn(page, dialog.getByRole('button', { name: 'I have signed in: try again' }))
  await expect(page.getByRole('heading', { name: 'What a run would do' })).toBeVisible()
})

function openSignInPage(page: Page, dialog: Locator): Promise<Page> {
  const link = dialog.getByRole('link', { name: 'Open the sign-in page (opens in a new tab)' })
  return tabOpenedBy(page, () => link.click())
}

async function addressOf(dialog: Locator): Promise<URL> {
  const link = dialog.getByRole('link', { name: 'Open the sign-in page (opens in a new tab)' })
  return new URL((await link.getAttribute('href')) ?? '')
}
