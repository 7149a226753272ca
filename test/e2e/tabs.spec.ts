import type { Page } from '@playwright/test'
import { goTo, heading, look } from './support/journey.ts'
import { expect, IN_ELECTRON, test } from './support/test.ts'

test.skip(IN_ELECTRON, 'The window has no tabs.')
test.use({ scenario: 'ordinary' })

test('ten tabs load, follow a plan to its end, and each can still do something', async ({ app }) => {
  test.setTimeout(180_000)
  const connections = new Map<Page, number>()
  app.page.context().on('page', (page) => {
    page.on('websocket', () => connections.set(page, (connections.get(page) ?? 0) + 1))
  })
  const tabs: Page[] = []
  while (tabs.length < 9) tabs.push(await app.openTab())
  for (const tab of tabs) await expect(tab.getByText('Acme is open')).toBeVisible()
  // Each has its streams open now: what is open, the checklist, the sign-ins.
  for (const tab of tabs) await goTo(tab, 'Plan')
  await goTo(app.page, 'Plan')
  await look(app.page)
  for (const tab of tabs) {
    await expect(tab.getByRole('heading', { name: 'What a run would do' })).toBeVisible()
  }
  // A test of a connection is a stream of its own; with HTTP the second tab's one never began.
  for (const tab of [...tabs.slice(0, 2), tabs.at(-1) ?? app.page]) {
    await goTo(tab, 'Accounts')
    await tab.getByRole('button', { name: 'Test connections' }).click()
    await expect(tab.getByText(/^\d+ connected$/).first()).toBeVisible()
  }
  await expect(heading(app.page, 'Plan')).toBeVisible()
  expect([...connections.values()], 'one connection a tab').toEqual(tabs.map(() => 1))
})
