import type { Locator, Page } from '@playwright/test'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { PracticeCloud } from '../../main/practice/practiceCloud.ts'
import { PROD, SMALL, STAGING } from '../../main/practice/scenarios/smallScenario.ts'
import { ORGANIZATION_ROLE } from '../../main/practice/sts/principals.ts'
import { expectAccessible } from './support/accessibility.ts'
import { keysProfile, writeAwsFiles } from './support/awsFiles.ts'
import { cloudTest } from './support/cloudTest.ts'
import { goTo } from './support/journey.ts'
import { pressOn } from './support/keyboard.ts'
import { openFile } from './support/openFile.ts'
import { practiceState } from './support/practiceState.ts'
import { expect } from './support/test.ts'

cloudTest.use({
  cloudScenario: { ...SMALL, mfa: { rolesIn: [PROD.accountId, STAGING.accountId], user: false } },
  environment: async ({ cloud }, use) => use({ AWS_ENDPOINT_URL: cloud.endpoint }),
})

cloudTest.beforeEach(async ({ app, cloud }) => {
  const role = ({ accountId }: { accountId: string }) => `arn:aws:iam::${accountId}:role/${ORGANIZATION_ROLE}`
  await writeAwsFiles(app.home, {
    credentials: keysProfile('user', cloud.user),
    config: [PROD, STAGING]
      .map(
        (account) =>
          `[profile ${account.name}]\nrole_arn = ${role(account)}\nsource_profile = user\nmfa_serial = ${cloud.user.mfaSerial}\n`,
      )
      .join('\n'),
  })
  await openFile(app, throughProfiles(cloud))
  await goTo(app.page, 'Plan')
})

cloudTest('a code is asked for once, a wrong one is told, the right one goes on', async ({ app, cloud }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  const dialog = codeDialog(page)
  await expect(dialog).toContainText(cloud.user.mfaSerial)
  await expect(dialog).toContainText(/The profile (prod|staging) asks for the code/)
  await expectAccessible(page, 'the MFA code')
  const field = dialog.getByLabel('Six digits')
  await field.fill('12345')
  await dialog.getByRole('button', { name: 'Enter the code' }).click()
  await expect(dialog.getByText('The code of an MFA device has six digits.')).toBeVisible()
  await field.fill('000000')
  await dialog.getByRole('button', { name: 'Enter the code' }).click()
  await expect(dialog).toContainText('That code did not work')
  await expectAccessible(page, 'the MFA code after a wrong one')
  await field.fill('123 456')
  await dialog.getByRole('button', { name: 'Enter the code' }).click()
  await expect(page.getByRole('heading', { name: 'What a run would do' })).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Sign-in needed')).toHaveCount(0)
  // For both profiles.
  expect((await practiceState(cloud.endpoint)).mfaCodes).toEqual(['123456'])
  await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
})

cloudTest('by keyboard alone, on whatever page, after a cancelled one', async ({ app: { page } }) => {
  await pressOn(page, page.getByRole('button', { name: 'Look', exact: true }))
  const dialog = codeDialog(page)
  await expect(dialog.getByLabel('Six digits')).toBeFocused()
  // Declined for one profile, it is asked for the other.
  await expect(dialog).toContainText('This code is for')
  const first = await dialog.getByText(/^The profile /).textContent()
  await page.keyboard.press('Escape')
  await expect(dialog.getByText(/^The profile /)).not.toHaveText(first ?? '')
  await expect(dialog.getByLabel('Six digits')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Sign-in needed').first()).toBeVisible()

  await pressOn(page, page.getByRole('button', { name: 'Look again' }).first())
  await expect(dialog.getByLabel('Six digits')).toBeFocused()
  await page.keyboard.type('654321')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What a run would do' })).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Sign-in needed')).toHaveCount(0)
})

function codeDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Enter the MFA code' })
}

/** Each account through the profile of its name. */
function throughProfiles({ onboarding }: PracticeCloud): Onboarding {
  return {
    ...onboarding,
    accounts: onboarding.accounts.map((account) => ({
      ...account,
      access: { kind: 'profile', profile: account.name },
    })),
  }
}
