import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { checklistSchema } from '../../app/checklist/checklist.ts'
import { expectClipboard } from './support/clipboard.ts'
import { findChromium } from './support/findChromium.ts'
import { goTo, lookAndRun } from './support/journey.ts'
import { expect, test } from './support/test.ts'

// The browser that prints may be Playwright's own, which no PATH names.
const chromium = findChromium()
test.use({
  scenario: 'single-vpc',
  environment: chromium.found ? { CHROME_PATH: chromium.executable } : {},
})

test.beforeEach(async ({ app: { page } }) => {
  await lookAndRun(page, 'Everything that the app can do is done')
  await goTo(page, 'Report')
})

test('every format comes as a file that says the same', async ({ app: { page } }) => {
  expect(await exported(page, 'HTML', '.html')).toContain('<td>This onboarding</td>')
  expect(await exported(page, 'Markdown', '.md')).toContain('### prod `444455556666`')
  const accounts = await exported(page, 'CSV: accounts', '-accounts.csv')
  expect(accounts).toContain('"444455556666"')
  const vpcs = await exported(page, 'CSV: VPCs', '-vpcs.csv')
  expect(vpcs).toMatch(/"vpc-[0-9a-f]{17}"/)
  const json = z
    .object({ checklist: checklistSchema })
    .parse(JSON.parse(await exported(page, 'JSON', '.json')))
  expect(json.checklist.totals).toMatchObject({ accounts: 1, vpcs: 1, covered: 1, created: 1 })
  const pdf = await exported(page, 'PDF', '.pdf')
  expect(pdf).toMatch(/^%PDF-/)
  // Its structure for who can't see it, and its outline.
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toContain('/Outlines')
})

test('the text is really copied, in the time zone of the browser', async ({ app: { page } }) => {
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await expectClipboard(
    page,
    /^# ActiveEye account information: Acme\n[\s\S]*\(Europe\/Berlin, UTC\+0[12]:00\)/,
  )
  await expect(page.getByText('Report copied as text')).toBeVisible()
})

test('printing prints the report and nothing of the app', async ({ app: { page } }) => {
  // Without a display there is no dialog for printing, so the rest is done as the browser does it.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body[data-printed]')).toBeAttached()

  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByRole('article')).toContainText('VPCs: 1 of 1 VPC covered')
  await expect(page.locator('body')).not.toHaveClass(/awsui-dark-mode/)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/)
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

/** @param ending of the name, after the day */
async function exported(page: Page, format: string, ending: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  const file = await download
  expect(file.suggestedFilename().replace(/\d{4}-\d\d-\d\d/, 'DAY')).toBe(
    `acme-activeeye-report-DAY${ending}`,
  )
  return readFile(await file.path(), 'utf8')
}
