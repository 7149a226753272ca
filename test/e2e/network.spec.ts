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
    const section = networkSection(page)
    await expect(section.getByText(`At the moment: Through ${proxy.address} (HTTPS_PROXY)`)).toBeVisible()
    await section.getByRole('button', { name: 'Test the connection' }).click()
    await expect(section.getByText(/^0 of \d+ hosts can be reached\.$/)).toBeVisible()
    await expect(
      section.getByText('is from “Practice Inspection Authority”, an authority').first(),
    ).toBeVisible()

    const caFile = section.getByLabel('File of certificate authorities')
    await caFile.fill('/nowhere/company-ca.pem')
    await section.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(section.getByText('There is no file /nowhere/company-ca.pem.')).toBeVisible()
    await caFile.fill(await authorityFile(app, proxy))
    await expect(section.getByText('Not saved yet.')).toBeVisible()
    await saveAndReach(section)
    await expect(section.getByText('Trusted from it: Practice Inspection Authority.')).toBeVisible()
    await expectAccessible(page, 'Settings, a test that went well')

    await goTo(page, 'Plan')
    await page.getByRole('button', { name: 'Look again' }).first().click()
    await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
    await expect(page.getByText('Network problem')).toHaveCount(0)
  },
)

networkTest.describe('a proxy that asks for a sign-in', () => {
  networkTest.use({ proxyKind: 'authenticated' })

  networkTest(
    'gets it from the page Settings, where the password does not stay',
    async ({ app, cloud, companyProxy: proxy }) => {
      const { page } = app
      await networkFails(app, cloud)
      await expect(
        page.getByText(
          'Sign in to the proxy under Settings > Network, or put its user name and password into HTTPS_PROXY, then try again.',
        ),
      ).toBeVisible()
      await page.getByRole('button', { name: 'Network…' }).first().click()
      const section = networkSection(page)
      await section.getByLabel('File of certificate authorities').fill(await authorityFile(app, proxy))
      await section.getByRole('button', { name: 'Save and test the connection' }).click()
      await expect(
        section.getByText(/asks for a user name and a password \(407, Basic\)/).first(),
      ).toBeVisible()

      // Open, since the proxy asked.
      const form = section.getByRole('form', { name: 'Sign in to the proxy' })
      const send = form.getByRole('button', { name: 'Sign in to the proxy' })
      await form.getByLabel('User name').fill(PRACTICE_SIGN_IN.user)
      await form.getByLabel('Password').fill('a wrong one')
      await send.click()
      await expect(section.getByText('A user name and a password are in memory.')).toBeVisible()
      // Tested without a click, and never green.
      await expect(section.getByText('The proxy let no call through with them.')).toBeVisible()
      await expect(form.getByLabel('User name')).toHaveValue(PRACTICE_SIGN_IN.user)
      await expect(section.getByText(/does not accept the user name and the password/).first()).toBeVisible()
      await expect(section.getByText(/^0 of \d+ hosts can be reached\.$/)).toBeVisible()
      await expectAccessible(page, 'Settings, signed in to the proxy')

      await form.getByLabel('Password').fill(PRACTICE_SIGN_IN.password)
      await send.click()
      await expect(form.getByLabel('Password')).toHaveValue('')
      await expect(section.getByText('Accepted, and used with every call')).toBeVisible()
      await expect(section.getByText(/^All \d+ hosts can be reached\.$/)).toBeVisible()
      expect(await page.content()).not.toContain(PRACTICE_SIGN_IN.password)
      await goTo(page, 'Plan')
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
      const section = networkSection(page)
      await section.getByLabel('File of certificate authorities').fill(await authorityFile(app, proxy))
      await section.getByRole('radio', { name: 'This proxy' }).check()
      const address = section.getByLabel('Address of the proxy')
      await address.fill('socks5://proxy.example.com')
      await section.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(section.getByText('The address of the proxy begins with http://')).toBeVisible()
      await address.fill('http://proxy.example.com:8080/x')
      await expect(section.getByText('has a path, a query or a fragment')).toBeVisible()
      await address.fill('http://me:hunt@er2@proxy.example.com:8080')
      await expect(section.getByText('percent-encode @ as %40')).toBeVisible()
      await address.fill('http://127.0.0.1:1')
      await section.getByRole('button', { name: 'Save and test the connection' }).click()
      await expect(
        section
          .getByText(/The proxy http:\/\/127\.0\.0\.1:1 \(the settings\) can.t be reached \(ECONNREFUSED\)/)
          .first(),
      ).toBeVisible()
      await address.fill(proxy.address)
      await saveAndReach(section)
      await expect(section.getByText(`Through ${proxy.address} (the settings)`).first()).toBeVisible()
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

/** The page Settings, which leads there. */
function networkSection(page: Page): Locator {
  return page.getByRole('main')
}

async function saveAndReach(section: Locator): Promise<void> {
  await section.getByRole('button', { name: 'Save and test the connection' }).click()
  await expect(section.getByText(/^All \d+ hosts can be reached\.$/)).toBeVisible()
}

async function authorityFile({ home }: App, { authority }: PracticeProxy): Promise<string> {
  const path = join(home, 'company-ca.pem')
  await writeFile(path, authority.pem)
  return path
}
