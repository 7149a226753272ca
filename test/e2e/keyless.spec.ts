import { pathToFileURL } from 'node:url'
import { writeLaunchFile } from '../../main/hosts/launchFile.ts'
import { expect, IN_ELECTRON, test } from './support/test.ts'

test.skip(IN_ELECTRON, 'The window needs no token.')
test.use({ scenario: 'ordinary' })

test('without the token the page says what to do, and nothing leaks', async ({ app, browser }) => {
  const { origin } = new URL(app.address())
  const stranger = await browser.newPage()
  await stranger.goto(origin)
  await expect(
    stranger.getByText('This tab has no valid token. Open the address that the terminal printed.'),
  ).toBeVisible()
  await expect(stranger.getByText('Acme')).toHaveCount(0)

  await stranger.goto(app.address())
  await expect(stranger.getByText('Acme is open')).toBeVisible()
  expect(stranger.url(), 'the token stays in no address').not.toContain('token')
  await stranger.close()
})

test('a token of an earlier start is refused in the same words', async ({ app }) => {
  await app.page.goto(`${new URL(app.address()).origin}/#token=${'x'.repeat(43)}`)
  await expect(app.page.getByText('This tab has no valid token.', { exact: false })).toBeVisible()
})

test('the file that a browser is given leads to the app, and stays in no address', async ({ app }) => {
  app.tolerate(/^request to elsewhere: file:/)
  const { path, remove } = await writeLaunchFile(app.address())
  const tab = await app.page.context().newPage()
  await tab.goto(pathToFileURL(path).href)
  await expect(tab.getByText('Acme is open')).toBeVisible()
  expect(tab.url()).toBe(`${new URL(app.address()).origin}/#/start`)
  expect(await tab.evaluate(() => document.referrer)).toBe('')
  remove()
  await tab.reload()
  await expect(tab.getByText('Acme is open')).toBeVisible()
})

test('the page may write to the clipboard and not read it, whatever the browser allows', async ({ app }) => {
  app.tolerate(/Permissions policy violation: The Clipboard API/)
  const answers = await app.page.evaluate(() =>
    Promise.all([
      navigator.clipboard.readText().catch((error: Error) => error.name),
      navigator.clipboard.writeText('copied').then(() => 'written'),
    ]),
  )
  expect(answers).toEqual(['NotAllowedError', 'written'])
  expect(await app.page.evaluate(() => crossOriginIsolated)).toBe(true)
})
