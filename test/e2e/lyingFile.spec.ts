import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { FORGED, FORGED_BUCKET, forged, WITH_FORGED_TEMPLATE } from '../security/forgedFile.ts'
import { expectAccessible } from './support/accessibility.ts'
import { cloudTest } from './support/cloudTest.ts'
import { goTo, heading, look, untilEnded } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { expect } from './support/test.ts'

const HEADLINE = "The template, the bucket and the portal of this onboarding are not ActiveEye's"

cloudTest.use({ cloudScenario: WITH_FORGED_TEMPLATE })

cloudTest(
  'what is not ActiveEye’s is marked on every page, and a run wants it typed',
  async ({ app, cloud }) => {
    cloudTest.setTimeout(120_000)
    const { page } = app
    await openFile(app, forged(practiceOnboarding(WITH_FORGED_TEMPLATE)))
    await expect(page.getByText(HEADLINE)).toBeVisible()
    for (const title of ['Connectors', 'Run', 'Plan'] as const) {
      await goTo(page, title)
      await expect(page.getByText(HEADLINE), title).toBeVisible()
      await expect(page.locator('mark', { hasText: /^rn$/ }).first()).toBeVisible()
    }
    await look(page)
    await expect(
      page.getByText(`the bucket ${FORGED.flowLogDestination} (not ActiveEye's)`).first(),
    ).toBeVisible()
    await page.getByRole('checkbox', { name: 'I acknowledge' }).click()
    await page.getByRole('button', { name: /^Create / }).click()

    const dialog = page.getByRole('dialog', { name: 'Start the run?' })
    const start = dialog.getByRole('button', { name: 'Start the run' })
    await expect(dialog).toContainText(
      `Create 2 stacks and 5 flow logs to the bucket ${FORGED.flowLogDestination} (not ActiveEye's), in 2 accounts?`,
    )
    await expect(start).toBeDisabled()
    await expectAccessible(page, 'the question with a consent by name')
    await dialog.getByLabel('To consent, type the name of the bucket').fill('delta-risk-flowlog-ingest')
    await dialog.getByLabel('To consent, type the whole address of the template').fill(FORGED.templateUrl)
    await expect(dialog.getByText(`This is not ${FORGED_BUCKET}.`)).toBeVisible()
    await expect(start).toBeDisabled()
    expect(Object.keys(cloud.calls()).filter((call) => /:Create/.test(call))).toEqual([])

    await dialog.getByLabel('To consent, type the name of the bucket').fill(FORGED_BUCKET)
    await start.click()
    await expect(heading(page, 'Run')).toBeVisible()
    await untilEnded(page, 'Everything that the app can do is done')
    await expect(page.getByText(HEADLINE)).toBeVisible()

    // The consent is kept for these values: the next run asks, and wants nothing typed.
    await page.getByRole('link', { name: 'prod' }).first().click()
    await page.getByRole('button', { name: 'Run this account' }).click()
    await expect(start).toBeEnabled()
    await expect(dialog.getByText('To consent, type')).toHaveCount(0)

    await dialog.getByRole('button', { name: 'Do not start' }).click()
    await goTo(page, 'Report')
    const report = page.getByRole('article', { name: 'ActiveEye account information: Acme' })
    await expect(report.getByText(HEADLINE)).toBeVisible()
    await expect(report.locator('mark', { hasText: /^rn$/ })).toBeVisible()
    await expect(report.getByText("ActiveEye's bucket")).toHaveCount(0)
  },
)
