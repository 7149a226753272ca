import type { Locator, Page } from '@playwright/test'
import type { Access } from '../../app/onboarding/access.ts'
import { operatorPolicy } from '../../app/permissions/operatorPolicy.ts'
import { PRACTICE_IDENTITY_CENTER } from '../../main/practice/practiceCloud.ts'
import { PROD, SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { expectClipboard } from './support/clipboard.ts'
import { cloudTest } from './support/cloudTest.ts'
import { openFile } from './support/openFile.ts'
import { turnKnob } from './support/practiceState.ts'
import { shownCode, signInDialog } from './support/signIn.ts'
import { expect } from './support/test.ts'

/** Whether the way into the accounts is open, and wide enough, on the page Accounts. */

cloudTest.use({ cloudScenario: SMALL })

cloudTest('what failed is tested again when its cause is mended', async ({ app, cloud }) => {
  const { page } = app
  await turnKnob(cloud.endpoint, `roles/revoke?accountId=${PROD.accountId}`)
  await openFile(app, cloud.onboarding)
  await page.getByRole('button', { name: 'Test connections' }).click()
  await expect(result(page, '1 connected, 1 failed')).toBeVisible()
  await page.getByRole('button', { name: 'Missing permission for prod, show more' }).click()
  await expect(page.getByText(/not authorized to perform: sts:AssumeRole/)).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()

  await turnKnob(cloud.endpoint, 'roles/restore')
  cloud.resetCalls()
  await page.getByRole('button', { name: 'Retry failed (1)' }).click()
  await expect(result(page, '2 connected')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Retry failed/ })).toHaveCount(0)
  await expect(rowOf(page, 'prod')).toContainText('as OrganizationAccountAccessRole')
  // Only the one was tried again.
  const asked = Object.keys(cloud.calls()).map((call) => call.split(' ')[0])
  expect(asked).toContain(PROD.accountId)
  expect(asked).not.toContain('012345678901')
})

cloudTest('a sign-in that is missing is made from here, and tested at once', async ({ app, cloud }) => {
  const { page } = app
  const access: Access = {
    kind: 'identityCenter',
    ...PRACTICE_IDENTITY_CENTER,
    roleName: 'AdministratorAccess',
  }
  const accounts = cloud.onboarding.accounts.map((account) => ({ ...account, access }))
  await openFile(app, { ...cloud.onboarding, accounts })
  await page.getByRole('button', { name: 'Test connections' }).click()
  await expect(result(page, '2 failed')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in…' }).click()
  const dialog = signInDialog(page)
  await dialog.getByRole('button', { name: 'Use a device code' }).click()
  await turnKnob(cloud.endpoint, `device/approve?userCode=${await shownCode(dialog)}`)
  await expect(dialog.getByText(/^Signed in until /)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(result(page, '2 connected')).toBeVisible()
  await expect(rowOf(page, 'staging')).toContainText('as AdministratorAccess')
})

cloudTest.describe('one action is missing', () => {
  cloudTest.use({ cloudScenario: 'access-denied-create-flow-logs' })

  cloudTest('it is named, and the policy that has it copied', async ({ app, cloud }) => {
    const { page } = app
    await openFile(app, cloud.onboarding)
    await page.getByRole('button', { name: 'Permissions', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Check permissions', exact: true }).click()
    await expect(
      rowOf(page, 'staging').getByRole('button', {
        name: "Permissions of staging: 13 verified, 25 can't be told without doing it",
      }),
    ).toBeVisible()
    await page.getByRole('button', { name: /^Permissions of prod: 11 verified, 1 missing/ }).click()
    const dialog = page.getByRole('dialog', { name: `Permissions of prod (${PROD.accountId})` })
    const missing = dialog.getByRole('region', { name: /^Missing/ })
    await expect(missing.getByRole('row', { name: /^ec2:CreateFlowLogs/ })).toBeVisible()
    await dialog.getByRole('button', { name: 'Copy the missing actions' }).click()
    await expectClipboard(page, 'ec2:CreateFlowLogs')
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    await page.getByRole('button', { name: 'Permissions', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Policy for the operator…' }).click()
    await page.getByRole('button', { name: 'Copy the policy' }).click()
    await expectClipboard(page, operatorPolicy({ undo: false, organization: false }, cloud.onboarding))
    await expectClipboard(page, /"ec2:CreateFlowLogs"/)
  })
})

/** Above the table; the same is announced. */
function result(page: Page, words: string): Locator {
  return page.getByText(words, { exact: true }).first()
}

function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row', { name: new RegExp(`Choose ${name}`) })
}
