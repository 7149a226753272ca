import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import type { PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { expectAccessible } from './support/accessibility.ts'
import type { App } from './support/app.ts'
import { writeAwsFiles } from './support/awsFiles.ts'
import { cloudTest } from './support/cloudTest.ts'
import { heading } from './support/journey.ts'
import { tabOpenedBy } from './support/signIn.ts'
import { expect, IN_ELECTRON } from './support/test.ts'

/** An invited account in which nobody made the role, and a closed one. */
const SCENARIO: PracticeScenario = {
  ...SCENARIOS['shared-vpc'],
  accounts: [
    ...SCENARIOS['shared-vpc'].accounts,
    member('555566668888', 'bought', 'INVITED', 'ACTIVE'),
    member('555566667777', 'closed', 'CREATED', 'SUSPENDED'),
  ],
}

const PORTAL = 'https://practice.example/start'

cloudTest.use({ cloudScenario: SCENARIO })
cloudTest.skip(IN_ELECTRON, 'The sign-in page opens in another program.')

cloudTest.beforeEach(async ({ app }) => {
  const { page, home } = app
  await writeConfig(home, ['sandbox'])
  await page.getByLabel('Customer').fill('Acme')
  await page.getByLabel('Where to save').fill('~/acme.onboarding.json')
  await page.getByRole('button', { name: 'Start onboarding' }).click()
  await expect(heading(page, 'Accounts')).toBeVisible()
})

cloudTest('the organization: its roles are tested before anything is added', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'From the organization' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accounts from the organization' })
  await dialog.getByRole('button', { name: 'List the accounts' }).click()
  await expect(dialog.getByRole('row', { name: /Choose closed/ })).toContainText('The account is suspended.')
  await expect(dialog.getByRole('checkbox', { name: 'Choose closed' })).toBeDisabled()
  await expect(dialog.getByRole('row', { name: /Choose management/ })).toContainText('Your own credentials')
  await dialog.getByRole('button', { name: /^Choose all/ }).click()
  await expect(dialog.getByRole('button', { name: /^Add \d accounts, untested$/ })).toBeEnabled()
  await dialog.getByRole('button', { name: 'Test the roles' }).click()
  await expect(dialog.getByRole('button', { name: 'Retry failed (1)' })).toBeEnabled()
  await expect(dialog.getByRole('button', { name: /^Add \d accounts, 1 failed$/ })).toBeEnabled()
  await expectAccessible(page, 'From the organization')

  // Escape ends the editing of a cell, and leaves the dialog.
  await dialog.getByRole('button', { name: 'Change Role of bought' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Change Role of bought' }).click()
  await dialog.getByRole('textbox', { name: 'Role', exact: true }).fill('Another')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: /, 1 untested$/ })).toBeEnabled()

  await dialog.getByRole('checkbox', { name: 'Choose bought' }).click()
  await dialog.getByRole('button', { name: /^Add \d accounts$/ }).click()
  await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()
  expect(await saved(app)).toContain('"roleName": "OrganizationAccountAccessRole"')
  expect(await saved(app)).not.toContain('555566668888')
  // Tested in the dialog, so known here.
  await expect(page.getByRole('row', { name: /Choose prod/ })).toContainText('Connected')
})

cloudTest(
  'IAM Identity Center: sign in, then accounts with a role; the table tests them',
  async ({ app }) => {
    cloudTest.setTimeout(120_000)
    const { page } = app
    await page.getByRole('button', { name: 'From IAM Identity Center' }).click()
    const dialog = page.getByRole('dialog', { name: 'Accounts from IAM Identity Center' })
    const portal = dialog.getByLabel('AWS access portal URL')
    await expect(portal).toHaveValue(PORTAL)
    await portal.fill('practice.example/start/#/?tab=accounts')
    await portal.blur()
    await expect(portal).toHaveValue(PORTAL)
    await signIn(app)
    await dialog.getByLabel('Role for all accounts').click()
    await page.getByRole('option', { name: 'AdministratorAccess' }).click()
    await dialog.getByRole('button', { name: /^Choose all/ }).click()
    await expectAccessible(page, 'From IAM Identity Center')
    // What was chosen is still there.
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'From IAM Identity Center' }).click()
    await expect(dialog.getByLabel('Role for all accounts')).toContainText('AdministratorAccess')
    await dialog.getByRole('button', { name: /^Add \d accounts$/ }).click()
    await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()

    await page.getByRole('button', { name: 'Test connections' }).click()
    const prod = page.getByRole('row', { name: /Choose prod/ })
    await expect(prod).toContainText('Connected')
    await expect(prod).toContainText('as AdministratorAccess')

    // What is typed now is what counts, and its result is about that only.
    await page.getByRole('button', { name: 'Edit prod' }).click()
    await page.getByLabel('Permission set').fill('Nobody')
    await expect(page.getByText('Not assigned to you in this account.')).toBeVisible()
    await expect(prod).toContainText('Not tested yet')
    await page.getByRole('checkbox', { name: 'Choose prod' }).click()
    await page.getByRole('button', { name: 'Test connections' }).click()
    await expect(page.getByRole('button', { name: 'Retry failed (1)' })).toBeEnabled()
    await expectAccessible(page, 'Connections, one of them failed')

    await page.getByLabel('Permission set').fill('AdministratorAccess')
    await expect(page.getByRole('button', { name: 'Retry failed' })).toHaveCount(0)
    await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()
    await page.getByRole('button', { name: 'Close panel' }).click()
    await page.getByRole('button', { name: 'Permissions', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Check permissions', exact: true }).click()
    await page.getByRole('button', { name: /^Permissions of prod: 13 verified/ }).click()
    const verified = page.getByRole('dialog').getByRole('region', { name: 'Verified' })
    await expect(verified.getByRole('row', { name: /^ec2:CreateFlowLogs/ })).toBeVisible()
    await expectAccessible(page, 'Permissions of an account')
  },
)

cloudTest('profiles: the list follows the files, a sign-in opens those that need it', async ({ app }) => {
  const { page, home } = app
  await page.getByRole('button', { name: 'From AWS profiles' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accounts from AWS profiles' })
  await expect(dialog.getByRole('checkbox', { name: 'Choose broken' })).toBeDisabled()
  await dialog.getByRole('checkbox', { name: 'Choose sandbox' }).click()
  await writeConfig(home, ['sandbox', 'prod'])
  await expect(dialog.getByRole('checkbox', { name: 'Choose prod' })).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: 'Choose sandbox' })).toBeChecked()
  await signIn(app)
  const sandbox = dialog.getByRole('row', { name: /Choose sandbox/ })
  await expect(sandbox).toContainText('Connected')
  await expectAccessible(page, 'From AWS profiles')
  await dialog.getByRole('button', { name: 'Add 1 account' }).click()
  await expect(page.getByText('Saved in acme.onboarding.json')).toBeVisible()
  expect(await saved(app)).toContain('"profile": "sandbox"')
  await expect(page.getByRole('row', { name: /Choose sandbox/ })).toContainText('Connected')
})

cloudTest('the policy for the operator is there to copy', async ({ app: { page } }) => {
  await page.getByRole('button', { name: 'One by hand' }).click()
  // Its form takes the focus when it is there, and a menu closes when it loses it.
  await expect(page.getByLabel('Account ID', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Permissions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Policy for the operator…' }).click()
  const policy = page.getByRole('region', { name: 'The policy as JSON' })
  await expect(policy).not.toContainText('ec2:DeleteFlowLogs')
  await page.getByRole('checkbox', { name: 'Also undo' }).click()
  await expect(policy).toContainText('ec2:DeleteFlowLogs')
  await expectAccessible(page, 'Policy for the operator')
})

/** Follows the link into another tab and allows the access. */
async function signIn({ page, tolerate }: App): Promise<void> {
  // The app's own page stays by itself; the sign-in page is the practice cloud's, the one after it the app's.
  tolerate(/^request to elsewhere: http:\/\/127\.0\.0\.1:\d+\/(?:authorize|oauth\/callback)/)
  await page.getByRole('button', { name: 'Sign in with the browser' }).click()
  const tab = await tabOpenedBy(page, () => page.getByRole('link', { name: 'Open the sign-in page' }).click())
  await tab.getByRole('button', { name: 'Allow' }).click()
  await expect(tab.getByText('You are signed in.')).toBeVisible()
  await tab.close()
}

async function writeConfig(home: string, names: readonly string[]): Promise<void> {
  const profiles = names.map(
    (name) =>
      `[profile ${name}]\nsso_session = acme\nsso_account_id = 444455556666\nsso_role_name = AdministratorAccess\n`,
  )
  const session = `[sso-session acme]\nsso_start_url = ${PORTAL}\nsso_region = us-east-1\n`
  const broken = '[profile broken]\nrole_arn = arn:aws:iam::444455556666:role/A\nsource_profile = nowhere\n'
  await writeAwsFiles(home, { config: [...profiles, session, broken].join('\n') })
}

function member(
  accountId: string,
  name: string,
  joinedMethod: 'CREATED' | 'INVITED',
  state: 'ACTIVE' | 'SUSPENDED',
): PracticeScenario['accounts'][number] {
  return { accountId, name, joinedMethod, state, onboarded: false, defaultVpcs: false }
}

function saved({ home }: App): Promise<string> {
  return readFile(join(home, 'acme.onboarding.json'), 'utf8')
}
