import { answerDialogs, expect, test } from './support/desktop.ts'

test.use({ practice: 'single-vpc' })

test('a page that crashed is offered again, with the work as it stands', async ({
  desktop: { electron },
}) => {
  // Reload.
  const asked = await answerDialogs(electron, 0)
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(asked).toEqual([
    {
      message: expect.stringMatching(/^The page ended unexpectedly/),
      detail: expect.stringContaining('Nothing is lost'),
      buttons: ['Reload', 'Quit'],
    },
  ])
  // Playwright's page is gone with its process, so the window itself is asked.
  const text = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    )
  await expect.poll(text, { timeout: 20_000 }).toContain('Practice: single-vpc')
})
