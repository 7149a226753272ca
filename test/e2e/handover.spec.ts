import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatOnboarding } from '../../app/onboarding/onboarding.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { goTo, heading } from './support/journey.ts'
import { expect, test } from './support/test.ts'

test.describe('an onboarding that is handed over', () => {
  test.use({ scenario: 'single-vpc' })

  test('goes to another computer or to an engine; there, each difference is decided', async ({ app }) => {
    const { page, home } = app
    const dialog = page.getByRole('dialog')
    await goTo(page, 'Report')
    await page.getByRole('button', { name: 'Hand over…' }).click()
    await dialog.getByLabel('Path of the handover file').fill('~/acme.handover')
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    await expect(page.getByText('acme.handover: the onboarding, and 0 events of its journal.')).toBeVisible()

    const handOver = page.getByRole('button', { name: 'Hand over…' })
    await handOver.click()
    await dialog.getByRole('radio', { name: /^Terraform/ }).check()
    await dialog.getByRole('button', { name: 'Write the folder' }).click()
    const refusal = dialog.getByText('Look first (page Plan, or the command plan), then hand over again.')
    await expect(refusal).toBeVisible()
    await dialog.getByRole('radio', { name: /^AWS CLI scripts/ }).check()
    await expect(refusal).toBeHidden()
    await dialog.getByLabel('Path of the new folder').press('Enter')
    await expect(page.getByText(/acme-cli: 3 files for the AWS CLI script\. Read its README/)).toBeVisible()
    await expect(handOver).toBeFocused()
    expect(await readFile(join(home, 'acme-cli/README.md'), 'utf8')).toContain('.sh plan')

    const onboarding = practiceOnboarding(SCENARIOS['single-vpc'])
    const here = { ...onboarding, customer: { ...onboarding.customer, name: 'Acme Ltd' } }
    await writeFile(join(home, 'here.onboarding.json'), formatOnboarding(here))
    await goTo(page, 'Start')
    await page.getByLabel('Path of the onboarding file').fill('~/acme.handover')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(dialog.getByText('nobody verified that.')).toBeVisible()
    await dialog.getByLabel('Onboarding file').fill('~/here.onboarding.json')
    const open = dialog.getByRole('button', { name: 'Import and open' })
    await open.click()
    await expect(dialog.getByText('The two files differ. Which one holds?')).toBeVisible()
    await expect(open).toBeDisabled()
    await dialog.getByRole('radio', { name: 'On this computer: Acme Ltd' }).check()
    await open.click()
    await expect(heading(page, 'Accounts')).toBeVisible()
    await expect(page.getByText('Saved in here.onboarding.json')).toBeVisible()
  })
})

test('a representative prepares a file, and the customer is asked for the access only', async ({
  app: { page },
}) => {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Prepare…' }).click()
  await dialog.getByLabel('Customer', { exact: true }).fill('Acme Corp')
  const accounts = dialog.getByLabel('Accounts', { exact: true })
  const write = dialog.getByRole('button', { name: 'Write the file and review it' })
  await accounts.fill('111122223333 prod\n12345 dev')
  await write.click()
  await expect(dialog.getByText('Line 2, "12345": Expected 12 digits')).toBeVisible()
  await accounts.fill('111122223333 prod\n044455556666 dev')
  await write.click()
  const asked = page.getByRole('heading', { name: 'How do you sign in to these 2 accounts?' })
  await expect(asked).toBeVisible()
  const plan = page.getByRole('button', { name: 'Continue to Plan' })
  await expect(plan).toBeDisabled()
  await page.getByRole('button', { name: 'Use for 2 accounts' }).click()
  await expect(asked).toBeHidden()
  await expect(plan).toBeEnabled()
})
