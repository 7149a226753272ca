import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { expectAccessible } from './support/accessibility.ts'
import { cloudTest } from './support/cloudTest.ts'
import { goTo, look } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { expect } from './support/test.ts'

const COUNT = 200

cloudTest.use({ cloudScenario: 'single-vpc' })

cloudTest('200 accounts, of which most can not be signed in to', async ({ app }) => {
  cloudTest.setTimeout(120_000)
  const { page } = app
  await openFile(app, twoHundred())
  await expect(page.getByText('(200)').first()).toBeVisible()

  await goTo(page, 'Plan')
  await look(page)
  await expect(page.getByRole('button', { name: 'Create 1 stack and 1 flow log' })).toBeVisible()

  await goTo(page, 'Run')
  await expect(page.getByText('of 200').first()).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(51)
  const units = page.getByRole('region', { name: /^Map of 5 organizational units with 200 accounts/ })
  await units.getByRole('button', { name: /^Workloads \/ Production, / }).press('ArrowDown')
  await expect(units.getByRole('button', { name: /^Workloads \/ Unit 0, .* 50 accounts: / })).toBeFocused()
  await expectAccessible(page, 'Run with a map of organizational units')
  await page.keyboard.press('Enter')
  const accounts = page.getByRole('region', { name: /^Map of 50 accounts/ })
  await expect(accounts.getByRole('button', { name: /-account-1, / })).toBeFocused()

  await goTo(page, 'Connectors')
  await expect(page.getByText('No connectors to add yet')).toBeVisible()
  await expectAccessible(page, 'Connectors with 200 accounts')

  await goTo(page, 'Report')
  await expect(page.getByRole('article').getByRole('group')).toHaveCount(COUNT)
  await expect(page.locator('html'), 'nothing sticks out').toHaveJSProperty('scrollWidth', 1280)
})

/** prod, which the practice cloud has, and 199 that nobody can sign in to. */
function twoHundred(): Onboarding {
  const onboarding = practiceOnboarding(SCENARIOS['single-vpc'])
  const [prod] = onboarding.accounts
  if (prod === undefined) throw new Error('The scenario has no account.')
  const others = Array.from({ length: COUNT - 1 }, (_, index) => {
    const name = `a-rather-long-name-of-an-account-${index + 1}`
    return {
      ...prod,
      accountId: `${900_000_000_000 + index}`,
      name,
      organizationalUnits: ['Workloads', `Unit ${index % 4}`],
      externalId: `acme-${name}`,
      connector: { ...prod.connector, displayName: `Acme ${name}` },
    }
  })
  return { ...onboarding, accounts: [prod, ...others] }
}
