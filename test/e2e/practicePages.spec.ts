import { createServer } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { listen } from '../../main/async/listen.ts'
import {
  authorizePage,
  register,
  startDevice,
  tokenForCode,
  tokenForDevice,
} from '../aws/support/identityCenterClients.ts'
import { cloudTest as test } from './support/cloudTest.ts'
import { expect, IN_ELECTRON } from './support/test.ts'

test.skip(IN_ELECTRON, 'These pages open in the browser.')
// The pages are to work in whatever browser a person has; the app is not in them.
test.use({ cloudScenario: 'single-vpc', javaScriptEnabled: false })

/** The app's end of the sign-in: where the browser is sent, and what it brings. */
async function openCallback() {
  const visits: URL[] = []
  const server = createServer(({ url = '', headers }, response) => {
    visits.push(new URL(url, `http://${headers.host}`))
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Back</title>Back in the app')
  })
  const redirectUri = `http://127.0.0.1:${await listen(server, 0)}/oauth/callback`
  return { visits, redirectUri, close: () => server.close() }
}

for (const button of ['Allow', 'Deny'] as const) {
  test(`${button} sends the browser back to the app`, async ({ cloud, page }) => {
    const { visits, redirectUri, close } = await openCallback()
    const client = await register(cloud)
    await page.goto(authorizePage(cloud, client, { redirect_uri: redirectUri }))
    await expect(page.getByRole('heading', { name: 'Practice sign-in page' })).toBeVisible()
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByText('Back in the app')).toBeVisible()
    const [answer] = visits.map(({ searchParams }) => searchParams)
    expect(answer?.get('state')).toBe('what the app said')
    if (button === 'Allow') {
      const { accessToken } = await tokenForCode(cloud, client, answer?.get('code') ?? '', { redirectUri })
      expect(accessToken).toBeDefined()
    } else {
      expect(answer?.get('error')).toBe('access_denied')
      expect(answer?.has('code')).toBe(false)
    }
    close()
  })
}

test('a device code is typed, compared and allowed', async ({ cloud, page }) => {
  const client = await register(cloud)
  const { userCode = '', deviceCode, verificationUri = '' } = await startDevice(cloud, client)
  await page.goto(verificationUri)
  await page.getByLabel('Code that the app shows').fill(userCode.toLowerCase())
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText(userCode)).toBeVisible()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('The app is signed in')).toBeVisible()
  expect((await tokenForDevice(cloud, client, deviceCode)).accessToken).toBeDefined()
})

test.describe('looked at by axe', () => {
  test.use({ javaScriptEnabled: true })

  test('the pages can be read and used by everybody', async ({ cloud, page }) => {
    const client = await register(cloud)
    const { verificationUri = '', verificationUriComplete = '' } = await startDevice(cloud, client)
    for (const address of [authorizePage(cloud, client), verificationUri, verificationUriComplete]) {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(address)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
      }
    }
  })
})
