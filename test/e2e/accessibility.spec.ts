import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { expectAccessible, expectAccessibleForTwo } from './support/accessibility.ts'
import { cloudTest } from './support/cloudTest.ts'
import {
  acknowledgeAndCreate,
  enterConnector,
  goTo,
  look,
  lookAndRun,
  untilEnded,
} from './support/journey.ts'
import { longRun, NEVER_ENDING } from './support/longRun.ts'
import { openFile } from './support/openFile.ts'
import { openSignIn } from './support/signIn.ts'
import { expect, test } from './support/test.ts'

test.describe('with nothing open', () => {
  test('Start', async ({ app: { page } }) => {
    await expect(page.getByRole('button', { name: 'Practice an onboarding' })).toBeEnabled()
    await expectAccessibleForTwo(page, 'Start')
  })
})

test.describe('before anything is done', () => {
  test.use({ scenario: 'ordinary' })

  test('every page', async ({ app: { page } }) => {
    test.setTimeout(240_000)
    for (const title of ['Start', 'Accounts', 'Plan', 'Run', 'Connectors', 'Report'] as const) {
      await goTo(page, title)
      await expectAccessibleForTwo(page, `${title} before anything`)
    }
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(page.getByText('The list on Start.')).toBeVisible()
    await expectAccessible(page, 'Settings')
    await page.getByRole('link', { name: 'Presenter view' }).click()
    await expect(page.getByRole('heading', { name: 'Look first' })).toBeVisible()
    await expectAccessible(page, 'Presenter view')
    await page.getByRole('button', { name: 'Back to the app' }).click()
    await page.getByRole('button', { name: 'Call mode: mask names and IDs' }).click()
    await expect(page.getByRole('button', { name: 'Turn off' })).toBeVisible()
    await goTo(page, 'Accounts')
    await expectAccessible(page, 'Accounts in call mode')
  })
})

cloudTest.describe('while a run is under way', () => {
  const scenario = longRun(NEVER_ENDING)
  cloudTest.use({ cloudScenario: scenario })

  cloudTest('Plan after a look, Run, its dialog, and the report', async ({ app }) => {
    cloudTest.setTimeout(240_000)
    const { page } = app
    await openFile(app, practiceOnboarding(scenario))
    await goTo(page, 'Plan')
    await look(page)
    await expectAccessibleForTwo(page, 'Plan after a look')
    await acknowledgeAndCreate(page)
    await expectAccessible(page, 'Run, under way')
    await page.getByRole('button', { name: 'Pause' }).click()
    await expectAccessible(page, 'Run, paused')
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await expectAccessible(page, 'the question before cancelling')
    await page.getByRole('button', { name: 'Keep paused' }).click()
    await goTo(page, 'Report')
    await expectAccessible(page, 'Report while a run is under way')
  })
})

test.describe('with problems', () => {
  test.use({ scenario: 'stack-role-exists' })

  test('Run, its dialogs, an account, its connector, and the report', async ({ app: { page } }) => {
    test.setTimeout(240_000)
    await lookAndRun(page, 'The run has finished')
    await expectAccessibleForTwo(page, 'Run with problems')
    await page.getByRole('button', { name: 'Replace the stack…' }).first().click()
    await expectAccessible(page, 'the question before replacing a stack')
    await page.getByRole('button', { name: 'Keep as it is' }).click()
    const map = page.getByRole('region', { name: 'Map of 2 accounts and 2 Regions' })
    await map.getByRole('button', { name: 'prod, eu-west-1: ' }).press('ArrowRight')
    await expect(map.getByRole('button', { name: 'prod, us-east-1: ' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'prod, us-east-1' })).toBeVisible()
    await expectAccessible(page, 'a cell of the map')
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await expectAccessible(page, 'all Regions')
    await page.getByRole('button', { name: 'Map', exact: true }).click()
    await page.getByRole('link', { name: 'prod (444455556666)' }).click()
    await expectAccessible(page, 'an account')
    await goTo(page, 'Connectors')
    const staging = {
      name: 'staging',
      displayName: 'Acme',
      accountId: '12345678901',
      externalId: 'acme staging',
    }
    await enterConnector(page, staging)
    await untilEnded(page, 'It is not the same yet')
    await expectAccessibleForTwo(page, 'Connectors with differences')
    await goTo(page, 'Report')
    await expectAccessibleForTwo(page, 'Report with problems')
  })
})

test.describe('when the sign-in has expired', () => {
  test.use({ scenario: 'credentials-expire' })

  test('the run that waits for it, and the dialog that brings it', async ({ app: { page } }) => {
    test.setTimeout(240_000)
    await lookAndRun(page, / waits? for you to sign in again/)
    await expectAccessible(page, 'Run, waiting for a sign-in')
    await openSignIn(page)
    await expectAccessibleForTwo(page, 'Sign in')
  })
})
