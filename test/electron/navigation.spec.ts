import { expect, test } from './support/desktop.ts'

test('no script, link or redirect leads the window anywhere else', async ({
  desktop: { electron, page },
}) => {
  await electron.evaluate(({ app, shell }) => {
    const opened: string[] = []
    Object.assign(app, { opened })
    shell.openExternal = async (address: string) => void opened.push(address)
  })
  const own = page.url()
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/']) {
    await page.evaluate((to) => location.assign(to), address).catch(() => undefined)
  }
  expect(page.url()).toBe(own)
  await expect(page.getByRole('heading', { name: 'Start', level: 1 })).toBeVisible()

  // A window is never opened; the address goes to the system where the list allows it.
  const allowed = 'https://docs.aws.amazon.com/vpc/'
  await page.evaluate(
    (addresses) => {
      for (const address of addresses) window.open(address)
    },
    ['https://example.com/', 'javascript:alert(1)', allowed],
  )
  await expect
    .poll(() => electron.evaluate(({ app }) => (app as unknown as { opened: string[] }).opened))
    .toEqual([allowed])
  expect(electron.windows()).toHaveLength(1)
})

test('a frame is refused by the policy', async ({ desktop: { page } }) => {
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'app://bundle/'
    document.body.append(frame)
  })
  expect(page.frames().filter((frame) => frame.url().startsWith('app://bundle/'))).toHaveLength(1)
})
