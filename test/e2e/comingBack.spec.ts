import { acknowledgeAndCreate, goTo, heading, look, untilEnded } from './support/journey.ts'
import { expect, IN_ELECTRON, test } from './support/test.ts'

const ALL_DONE = 'Everything that the app can do is done'
const UNDER_WAY = 'The run is under way'

test.use({ scenario: 'slow' })

test('a reload in mid-run comes back to the same place, and goes on', async ({ app: { page } }) => {
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await untilEnded(page, UNDER_WAY)
  await page.reload()
  await expect(heading(page, 'Run')).toBeVisible()
  await untilEnded(page, UNDER_WAY)
  await untilEnded(page, ALL_DONE)
})

test('a second tab in mid-run shows the same, and both stay live', async ({ app }) => {
  test.skip(IN_ELECTRON, 'The window has no tabs.')
  const { page } = app
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  const tab = await app.openTab()
  await goTo(tab, 'Run')
  await expect(tab.getByRole('button', { name: 'Resume' })).toBeVisible()
  await tab.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await untilEnded(page, ALL_DONE)
  await untilEnded(tab, ALL_DONE)
})

test('a host that is killed in mid-run goes on after its next start', async ({ app }) => {
  test.setTimeout(120_000)
  await goTo(app.page, 'Plan')
  await look(app.page)
  await acknowledgeAndCreate(app.page)
  // Something was sent to AWS that nobody has seen the end of.
  await expect(app.page.getByText('Running').first()).toBeVisible()
  await app.kill()
  await expect(app.page.getByText('The app does not answer.', { exact: false })).toBeVisible()

  await app.startAgain()
  const { page } = app
  await page.getByRole('button', { name: 'Open Acme (Practice: slow)' }).click()
  await expect(heading(page, 'Run')).toBeVisible()
  await expect(page.getByText('The run was interrupted')).toBeVisible()
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await untilEnded(page, ALL_DONE)
})

test('a run that is cancelled stops, and goes on when asked to', async ({ app: { page } }) => {
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel the run?' })
  await dialog.getByRole('button', { name: 'Cancel the run' }).click()
  await untilEnded(page, 'The run was cancelled')
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await untilEnded(page, ALL_DONE)
})
