import { pasteText } from './support/clipboard.ts'
import { connectorForm, heading, untilEnded } from './support/journey.ts'
import { pressOn, pressTo } from './support/keyboard.ts'
import { expect, test } from './support/test.ts'

test('the main path by keyboard alone', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  await expect(page.getByRole('button', { name: 'Practice an onboarding' })).toBeEnabled()
  await pressOn(page, page.getByRole('button', { name: 'Practice an onboarding' }))

  await expect(heading(page, 'Accounts').locator('[tabindex]')).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: 'Continue to Plan' }))

  await expect(heading(page, 'Plan').locator('[tabindex]')).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: 'Look', exact: true }))
  await expect(page.getByRole('heading', { name: 'What a run would do' })).toBeVisible({ timeout: 30_000 })
  await pressOn(page, page.getByRole('checkbox', { name: 'I acknowledge' }), 'Space')
  await pressOn(page, page.getByRole('button', { name: /^Create / }))
  await pressOn(page, page.getByRole('button', { name: 'Start the run' }))

  await expect(heading(page, 'Run').locator('[tabindex]')).toBeFocused()
  await untilEnded(page, 'Everything that the app can do is done')
  await pressOn(page, page.getByRole('button', { name: 'Go to Connectors' }))

  await expect(heading(page, 'Connectors').locator('[tabindex]')).toBeFocused()
  for (const [name, accountId] of [
    ['management', '111122223333'],
    ['prod', '444455556666'],
    ['staging', '012345678901'],
    ['sandbox', '777788889999'],
  ] as const) {
    await pressTo(page, connectorForm(page, name).getByLabel('Display Name entered'))
    await pasteText(page, `Acme ${name}\t${accountId}\tacme-${name}`)
    await page.keyboard.press('Enter')
    await expect(connectorForm(page, name)).toBeHidden()
  }
  await pressOn(page, page.getByRole('button', { name: 'Go to Report' }))

  await expect(heading(page, 'Report').locator('[tabindex]')).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: 'Export' }))
  const download = page.waitForEvent('download')
  await pressOn(page, page.getByRole('menuitem', { name: 'HTML' }))
  expect((await download).suggestedFilename()).toBe('acme-activeeye-report.html')
})
