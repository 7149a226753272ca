import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { cloudTest } from './support/cloudTest.ts'
import { acknowledgeAndCreate, confirmRun, goTo, heading, look, untilEnded } from './support/journey.ts'
import { longRun, NEVER_ENDING } from './support/longRun.ts'
import { openFile } from './support/openFile.ts'
import { expect, IN_ELECTRON } from './support/test.ts'

const IN_PROGRESS = 'The run is in progress'

cloudTest.describe('in a run that goes on', () => {
  const scenario = longRun(NEVER_ENDING)
  cloudTest.use({ cloudScenario: scenario })

  cloudTest.beforeEach(async ({ app }) => {
    await openFile(app, practiceOnboarding(scenario))
    await goTo(app.page, 'Plan')
    await look(app.page)
    await acknowledgeAndCreate(app.page)
  })

  cloudTest('a reload comes back to the same place, and stays live', async ({ app: { page } }) => {
    await page.getByRole('link', { name: 'prod (444455556666)' }).click()
    await expect(heading(page, 'prod')).toBeVisible()
    await page.reload()
    await expect(heading(page, 'prod')).toBeVisible()
    await expect(page.getByText('Flow logs: Done')).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  })

  cloudTest('a second tab shows the same, and both stay live', async ({ app }) => {
    cloudTest.skip(IN_ELECTRON, 'The window has no tabs.')
    const { page } = app
    const tab = await app.openTab()
    await goTo(tab, 'Run')
    await untilEnded(tab, IN_PROGRESS)
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(tab.getByRole('button', { name: 'Resume' })).toBeVisible()
    await tab.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
    await cancel(page)
    await untilEnded(page, 'The run was cancelled')
    await untilEnded(tab, 'The run was cancelled')
  })

  cloudTest('cancelling asks first, and going on makes nothing twice', async ({ app: { page }, cloud }) => {
    await expect(page.getByRole('heading', { name: '5 of 5 VPCs covered' })).toBeVisible()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Keep running' }).click()
    await untilEnded(page, IN_PROGRESS)
    await cancel(page)
    await untilEnded(page, 'The run was cancelled')
    const before = writes(cloud.calls())
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await confirmRun(page)
    await untilEnded(page, IN_PROGRESS)
    await expect(page.getByText('Running').first()).toBeVisible()
    expect(writes(cloud.calls())).toEqual(before)
  })
})

cloudTest.describe('in a run whose stacks take a while', () => {
  const scenario = longRun(20_000)
  cloudTest.use({ cloudScenario: scenario })

  cloudTest('a host that is killed goes on after its next start', async ({ app, cloud }) => {
    cloudTest.setTimeout(120_000)
    await openFile(app, practiceOnboarding(scenario))
    await goTo(app.page, 'Plan')
    await look(app.page)
    await acknowledgeAndCreate(app.page)
    // Both stacks were asked for, and nobody has seen their end.
    await expect.poll(() => writes(cloud.calls())).toContainEqual([expect.stringContaining('CreateStack'), 1])
    await app.kill()
    await expect(app.page.getByText('The app does not answer.', { exact: false })).toBeVisible()

    await app.startAgain()
    const { page } = app
    await page.getByRole('button', { name: /^Acme/ }).click()
    await expect(heading(page, 'Run')).toBeVisible()
    await expect(page.getByText('The run was interrupted')).toBeVisible()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await confirmRun(page)
    await untilEnded(page, 'Everything that the app can do is done')
    const stacks = writes(cloud.calls()).filter(([call]) => call.includes('Stack'))
    expect(
      stacks.map(([, count]) => count),
      'each stack was made once',
    ).toEqual([1, 1])
  })
})

async function cancel(page: Parameters<typeof goTo>[0]): Promise<void> {
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel the run?' })
  await dialog.getByRole('button', { name: 'Cancel the run' }).click()
}

function writes(calls: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(calls).filter(([call]) => /:(Create|Delete)/.test(call))
}
