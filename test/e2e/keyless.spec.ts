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
