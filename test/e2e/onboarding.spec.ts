import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { pasteText } from './support/clipboard.ts'
import { confirmed, confirmRun, connectorForm, heading, look, untilEnded } from './support/journey.ts'
import { expect, test } from './support/test.ts'

const ACCOUNTS = [
  { name: 'management', accountId: '111122223333' },
  { name: 'prod', accountId: '444455556666' },
  { name: 'staging', accountId: '012345678901' },
  { name: 'sandbox', accountId: '777788889999' },
] as const

test('a newcomer goes from Start to an exported report without a terminal', async ({ app: { page } }) => {
  test.setTimeout(120_000)
  await expect(heading(page, 'Start')).toBeVisible()
  await page.getByRole('button', { name: 'Practice an onboarding' }).click()

  await expect(heading(page, 'Accounts')).toBeVisible()
  await expect(page.getByText('Practice: ordinary')).toBeVisible()
  for (const { accountId } of ACCOUNTS) await expect(page.getByText(accountId).first()).toBeVisible()
  await page.getByRole('button', { name: 'Continue to Plan' }).click()

  await expect(heading(page, 'Plan')).toBeVisible()
  await look(page)
  const create = page.getByRole('button', { name: 'Create 4 stacks and 89 flow logs' })
  await expect(create, 'before the acknowledgement').toBeDisabled()
  await page.getByRole('checkbox', { name: 'I acknowledge' }).click()
  await create.click()
  await confirmRun(page)

  await expect(heading(page, 'Run')).toBeVisible()
  await untilEnded(page, 'Everything that the app can do is done')
  await expect(page.getByText('90 of 90 VPCs covered')).toBeVisible()
  await page.getByRole('button', { name: 'Go to Connectors' }).click()

  await expect(heading(page, 'Connectors')).toBeVisible()
  for (const account of ACCOUNTS) await confirm(page, account)
  await expect(confirmed(page, '4 of 4 confirmed')).toBeVisible()
  await page.getByRole('button', { name: 'Go to Report' }).click()

  await expect(heading(page, 'Report')).toBeVisible()
  const report = page.getByRole('article', { name: 'ActiveEye account information: Acme' })
  await expect(report).toContainText('90 of 90 VPCs covered in 18 Regions.')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'HTML' }).click()
  const text = await textOf(await download)
  for (const { name, accountId } of ACCOUNTS) {
    expect(text).toContain(accountId)
    expect(text).toContain(`acme-${name}`)
  }
})

async function confirm(page: Page, { name, accountId }: (typeof ACCOUNTS)[number]): Promise<void> {
  await connectorForm(page, name).getByLabel('Display Name entered').focus()
  await pasteText(page, `Acme ${name}\t${accountId}\tacme-${name}`)
  await page.keyboard.press('Enter')
  await expect(connectorForm(page, name)).toBeHidden()
}

async function textOf(download: Download): Promise<string> {
  expect(download.suggestedFilename()).toMatch(/^acme-activeeye-report-\d{4}-\d\d-\d\d\.html$/)
  return readFile(await download.path(), 'utf8')
}
