import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { goTo, heading } from '../e2e/support/journey.ts'
import { expect, test } from './support/desktop.ts'

const EXAMPLE = 'assets/examples/keys.onboarding.json'

test('a file is chosen in the dialog of the system', async ({ desktop: { electron, page } }) => {
  await electron.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(process.cwd(), EXAMPLE),
  )
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(heading(page, 'Accounts')).toBeVisible()
})

test.describe('with an onboarding', () => {
  test.use({ practice: 'single-vpc' })

  test('a report is saved where the dialog of the system says, for this user only', async ({
    desktop: { electron, page, home },
  }) => {
    const path = join(home, 'report.html')
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await goTo(page, 'Report')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'HTML' }).click()
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('ActiveEye account information')
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)

    // The PDF is printed by the runtime itself.
    const pdf = join(home, 'report.pdf')
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, pdf)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'PDF' }).click()
    await expect
      .poll(async () => (await readFile(pdf).catch(() => Buffer.of())).subarray(0, 5).toString(), {
        timeout: 30_000,
      })
      .toBe('%PDF-')
  })
})
