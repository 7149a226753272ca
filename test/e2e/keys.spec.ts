import type { Locator, Page } from '@playwright/test'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { PracticeCloud, PracticeCredentials } from '../../main/practice/practiceCloud.ts'
import { PROD, SMALL, STAGING } from '../../main/practice/scenarios/smallScenario.ts'
import { pasteText } from './support/clipboard.ts'
import { cloudTest } from './support/cloudTest.ts'
import { expectNowhere, keepReceived } from './support/keepReceived.ts'
import { openFile } from './support/openFile.ts'
import { roleKeys } from './support/roleKeys.ts'
import { planAsksForSignIn } from './support/signIn.ts'
import { expect } from './support/test.ts'

cloudTest.use({
  cloudScenario: SMALL,
  environment: async ({ cloud }, use) => use({ AWS_ENDPOINT_URL: cloud.endpoint }),
})

cloudTest('keys are pasted, tried, forgotten, and nowhere to be found', async ({ app, cloud }) => {
  const { page } = app
  const [prod, staging] = await Promise.all(
    [PROD, STAGING].map(({ accountId }) => roleKeys(cloud, accountId)),
  )
  if (prod === undefined || staging === undefined) throw new Error('There are no keys.')
  await keepReceived(page)
  await openFile(app, withKeys(cloud))
  const dialog = await planAsksForSignIn(page)
  const [forProd, forStaging] = [keysForm(dialog, 'prod'), keysForm(dialog, 'staging')]

  await paste(page, forProd, `${exportLines(prod)}\n${exportLines(staging)}`)
  await expect(forProd.getByText('The paste holds more than one set of keys.')).toBeVisible()
  await paste(page, forProd, exportLines(prod))
  await expect(forProd.getByLabel('Access key ID')).toHaveValue(prod.accessKeyId)
  await expect(forProd.getByLabel('Secret access key')).toHaveAttribute('type', 'password')
  await expect(forProd.getByLabel('Session token')).toHaveAttribute('type', 'password')
  await forProd.getByRole('button', { name: 'Use these keys' }).click()
  await expect(forProd.getByText(`These keys lead into ${PROD.accountId} as arn:aws:sts::`)).toBeVisible()
  const held = forProd.getByText(`The keys ending in ${prod.accessKeyId.slice(-4)} are in memory.`)
  await expect(held).toBeVisible()

  // The wrong account's, then half of the right ones, then all of them.
  await paste(page, forStaging, JSON.stringify({ Credentials: json(prod) }))
  await forStaging.getByRole('button', { name: 'Use these keys' }).click()
  await expect(forStaging).toContainText(
    `These keys belong to another account: ${PROD.accountId} (arn:aws:sts::${PROD.accountId}:assumed-role/`,
  )
  await expect(forStaging).toContainText(`not ${STAGING.accountId}. They were not kept.`)
  // What is no secret stays.
  await expect(forStaging.getByLabel('Access key ID')).toHaveValue(prod.accessKeyId)
  await expect(forStaging.getByLabel('Secret access key')).toHaveValue('')
  await forStaging.getByLabel('Access key ID').fill('abcdefghijklmnopqrst')
  await forStaging.getByLabel('Secret access key').fill('x')
  await forStaging.getByRole('button', { name: 'Use these keys' }).click()
  await expect(forStaging.getByText('Access key ID: it begins with AKIA or ASIA')).toBeVisible()
  await expect(forStaging.getByText('Secret access key: it has 40 letters')).toBeVisible()
  await forStaging.getByLabel('Access key ID').fill(staging.accessKeyId)
  await forStaging.getByLabel('Secret access key').fill(staging.secretAccessKey)
  await forStaging.getByRole('button', { name: 'Use these keys' }).click()
  await expect(forStaging.getByText('whose ID begins with ASIA, needs its session token.')).toBeVisible()
  // Pasted into another field than the first; the primary button uses what is entered.
  await forStaging.getByLabel('Session token').focus()
  await pasteText(page, exportLines(staging))
  await dialog.getByRole('button', { name: 'Use the entered keys: try again' }).click()
  await expect(dialog).toBeHidden()
  await expectNowhere(page, secretsOf(prod, staging))
  await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
  await expect(page.getByText('Sign-in needed')).toHaveCount(0)

  // Who one is, and the way out of it.
  await page.getByRole('button', { name: /Access: signed in as role .* in prod \(444455556666\)/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await page.getByRole('button', { name: 'Look again' }).first().click()
  await expect(page.getByText('Sign-in needed').first()).toBeVisible()
  await expectNowhere(page, secretsOf(prod, staging))
})

cloudTest('the keys of one account are forgotten on a button', async ({ app, cloud }) => {
  const { page } = app
  await openFile(app, withKeys(cloud))
  const dialog = await planAsksForSignIn(page)
  for (const { name, accountId } of [PROD, STAGING]) {
    const form = keysForm(dialog, name)
    await paste(page, form, exportLines(await roleKeys(cloud, accountId)))
    await page.keyboard.press('Enter')
    await expect(form.getByText('are in memory.')).toBeVisible()
  }
  const form = keysForm(dialog, 'prod')
  await form.getByRole('button', { name: `Forget the keys of ${PROD.accountId}` }).click()
  await expect(form.getByText('are in memory.')).toHaveCount(0)
  // Somebody who says that they have signed in and has not.
  const forStaging = keysForm(dialog, 'staging')
  const forget = forStaging.getByRole('button', { name: `Forget the keys of ${STAGING.accountId}` })
  await forget.click()
  await dialog.getByRole('button', { name: 'I have signed in: try again' }).click()
  await expect(dialog.getByText('Still not signed in')).toBeVisible()
  await expect(dialog).toContainText(`The access keys of ${PROD.accountId} have not been entered yet.`)
  await paste(page, forStaging, exportLines(await roleKeys(cloud, STAGING.accountId)))
  await page.keyboard.press('Enter')
  await expect(forget).toBeVisible()
  await dialog.getByRole('button', { name: 'I have signed in: try again' }).click()
  await expect(page.getByRole('button', { name: 'Create 1 stack and 2 flow logs' })).toBeVisible()
  await expect(
    page.getByText('The access keys of 444455556666 have not been entered yet.', { exact: false }),
  ).toBeVisible()
})

function keysForm(dialog: Locator, name: string): Locator {
  return dialog.getByRole('form', { name: `Access keys for ${name}`, exact: true })
}

async function paste(page: Page, form: Locator, text: string): Promise<void> {
  await form.getByLabel('Access key ID').focus()
  await pasteText(page, text)
}

function exportLines({ accessKeyId, secretAccessKey, sessionToken }: PracticeCredentials): string {
  return `export AWS_ACCESS_KEY_ID="${accessKeyId}"\nexport AWS_SECRET_ACCESS_KEY="${secretAccessKey}"\nexport AWS_SESSION_TOKEN="${sessionToken}"`
}

/** As STS answers. */
function json({ accessKeyId, secretAccessKey, sessionToken }: PracticeCredentials) {
  return { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken }
}

function secretsOf(...keys: readonly PracticeCredentials[]): readonly string[] {
  return keys.flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken])
}

function withKeys({ onboarding }: PracticeCloud): Onboarding {
  return {
    ...onboarding,
    accounts: onboarding.accounts.map((account) => ({ ...account, access: { kind: 'keys' } })),
  }
}
