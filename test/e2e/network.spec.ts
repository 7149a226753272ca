import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { PracticeCloud } from '../../main/practice/practiceCloud.ts'
import {
  PRACTICE_SIGN_IN,
  type PracticeProxy,
  type PracticeProxyKind,
  startPracticeProxy,
} from '../../main/practice/proxies/practiceProxy.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { expectAccessible } from './support/accessibility.ts'
import type { App } from './support/app.ts'
import { awsEnvironment } from './support/awsEnvironment.ts'
import { cloudTest } from './support/cloudTest.ts'
import { goTo, look } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { expect } from './support/test.ts'

/** The app calls AWS under its own names, through a proxy as companies have them. */
const networkTest = cloudTest.extend<{ proxyKind: PracticeProxyKind; companyProxy: PracticeProxy }>({
  cloudScenario: SMALL,
  proxyKind: ['inspecting', { option: true }],
  companyProxy: async ({ cloud, proxyKind }, use) => {
    const proxy = await startPracticeProxy({ kind: proxyKind, endpoint: cloud.endpoint })
    await use(proxy)
    await proxy.close()
  },
  environment: async ({ cloud, companyProxy }, use) => {
    const { AWS_ENDPOINT_URL, ...credentials } = awsEnvironment(cloud)
    await use({ ...credentials, HTTPS_PROXY: companyProxy.address })
  },
})

networkTest(
  'a proxy that inspects TLS: named, trusted, and no hindrance any more',
  async ({ app, cloud, companyProxy: proxy }) => {
    const { page } = app
    await networkFails(app, cloud)
    await expect(page.getByText('Calls go elsewhere than to AWS')).toHaveCount(0)
    const problem = page.getByText(/is not trusted \(TLS\).*“Practice Inspection Authority”/)
    await page
      .getByRole('button', { name: /^Details of / })
      .first()
      .click()
    await expect(problem.first()).toBeVisible()

    await page.getByRole('button', { name: 'Network…' }).first().click()
    const dialog = networkDialog(page)
    await expect(dialog.getByText(`At the moment: Through ${proxy.address} (HTTPS_PROXY)`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Test the connection' }).click()
    await expect(dialog.getByText(/^0 of \d+ hosts can be reached\.$/)).toBeVisible()
    await expect(
      dialog.getByText('is from “Practice Inspection Authority”, an authority').first(),
    ).toBeVisible()

    const caFile = dialog.getByLabel('File of certificate authorities')
    await caFile.fill('/nowhere/company-ca.pem')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog.getByText('There is no file /nowhere/company-ca.pem.')).toBeVisible()
    await caFile.fill(await authorityFile(app, proxy))
    await expect(dialog.getByText('Not saved yet.')).toBeVisible()
    await saveAndReach(dialog)
    await expect(dialog.getByText('Trusted from it: Practice Inspection Authority.')).toBeVisible()
    await dialogAccessible(dialog, 'Network, a test that went well')
    await close(dialog)

    await page.getByRole('button', { name: 'Look again' }).first().click()
    await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
    await expect(page.getByText('Network problem')).toHaveCount(0)
  },
)

networkTest.describe('a proxy that asks for a sign-in', () => {
  networkTest.use({ proxyKind: 'authenticated' })

  networkTest(
    'gets it from the dialog, where the password does not stay',
    async ({ app, cloud, companyProxy: proxy }) => {
      const { page } = app
      await networkFails(app, cloud)
      await expect(
        page.getByText(
          'Sign in to the proxy under Network, or put its user name and password into HTTPS_PROXY, then try again.',
        ),
      ).toBeVisible()
      await page.getByRole('button', { name: 'Network…' }).first().click()
      const dialog = networkDialog(page)
      await dialog.getByLabel('File of certificate authorities').fill(await authorityFile(app, proxy))
      await dialog.getByRole('button', { name: 'Save and test the connection' }).click()
      await expect(
        dialog.getByText(/asks for a user name and a password \(407, Basic\)/).first(),
      ).toBeVisible()

      // Open, since the proxy asked.
      const form = dialog.getByRole('form', { name: 'Sign in to the proxy' })
      const send = form.getByRole('button', { name: 'Sign in to the proxy' })
      await form.getByLabel('User name').fill(PRACTICE_SIGN_IN.user)
      await form.getByLabel('Password').fill('a wrong one')
      await send.click()
      await expect(dialog.getByText('A user name and a password are in memory.')).toBeVisible()
      // Tested without a click, and never green.
      await expect(dialog.getByText('The proxy let no call through with them.')).toBeVisible()
      await expect(form.getByLabel('User name')).toHaveValue(PRACTICE_SIGN_IN.user)
      await expect(dialog.getByText(/does not accept the user name and the password/).first()).toBeVisible()
      await expect(dialog.getByText(/^0 of \d+ hosts can be reached\.$/)).toBeVisible()
      await dialogAccessible(dialog, 'Network, signed in to the proxy')

      await form.getByLabel('Password').fill(PRACTICE_SIGN_IN.password)
      await send.click()
      await expect(form.getByLabel('Password')).toHaveValue('')
      await expect(dialog.getByText('Accepted, and used with every call')).toBeVisible()
      await expect(dialog.getByText(/^All \d+ hosts can be reached\.$/)).toBeVisible()
      expect(await page.content()).not.toContain(PRACTICE_SIGN_IN.password)
      await close(dialog)
      await page.getByRole('button', { name: 'Look again' }).first().click()
      await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
    },
  )
})

networkTest.describe('a proxy that is set by hand', () => {
  networkTest.use({ proxyKind: 'forward' })

  networkTest(
    'is not there, or no address; the right one is kept',
    async ({ app, cloud, companyProxy: proxy }) => {
      const { page } = app
      await openFile(app, cloud.onboarding)
      await page.getByRole('button', { name: 'Access', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Network…' }).click()
      const dialog = networkDialog(page)
      await dialog.getByLabel('File of certificate authorities').fill(await authorityFile(app, proxy))
      await dialog.getByRole('radio', { name: 'This proxy' }).check()
      const address = dialog.getByLabel('Address of the proxy')
      await address.fill('socks5://proxy.example.com')
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(dialog.getByText('The address of the proxy begins with http://')).toBeVisible()
      await address.fill('http://proxy.example.com:8080/x')
      await expect(dialog.getByText('has a path, a query or a fragment')).toBeVisible()
      await address.fill('http://me:hunt@er2@proxy.example.com:8080')
      await expect(dialog.getByText('percent-encode @ as %40')).toBeVisible()
      await address.fill('http://127.0.0.1:1')
      await dialog.getByRole('button', { name: 'Save and test the connection' }).click()
      await expect(
        dialog
          .getByText(/The proxy http:\/\/127\.0\.0\.1:1 \(the settings\) can.t be reached \(ECONNREFUSED\)/)
          .first(),
      ).toBeVisible()
      await address.fill(proxy.address)
      await saveAndReach(dialog)
      await expect(dialog.getByText(`Through ${proxy.address} (the settings)`).first()).toBeVisible()
      await close(dialog)
      await goTo(page, 'Plan')
      await look(page)
      await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
    },
  )
})

async function networkFails(app: App, { onboarding }: PracticeCloud): Promise<void> {
  const { page } = app
  await openFile(app, onboarding)
  await goTo(page, 'Plan')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(page.getByText('Network problem').first()).toBeVisible()
}

function networkDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Network' })
}

async function saveAndReach(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Save and test the connection' }).click()
  await expect(dialog.getByText(/^All \d+ hosts can be reached\.$/)).toBeVisible()
}

/** From its top: axe takes a label that is scrolled away for one that nobody sees. */
async function dialogAccessible(dialog: Locator, what: string): Promise<void> {
  await dialog.getByText('Proxy', { exact: true }).scrollIntoViewIfNeeded()
  await expectAccessible(dialog.page(), what)
}

/** The one with the word, not the cross above it. */
async function close(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toBeHidden()
}

async function authorityFile({ home }: App, { authority }: PracticeProxy): Promise<string> {
  const path = join(home, 'company-ca.pem')
  await writeFile(path, authority.pem)
  return path
}
