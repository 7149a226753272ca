import type { ElectronApplication } from '@playwright/test'
import { PAGES, pageTitle } from '../../app/contract/pages.ts'
import { expect, test } from './support/desktop.ts'

test.use({ practice: 'single-vpc' })

test('the menu bar has the pages under their shortcuts, and goes there', async ({
  desktop: { electron, page },
}) => {
  expect(await labels(electron, 'Go')).toEqual(
    PAGES.map((name, index) => `${pageTitle(name)} CmdOrCtrl+${index + 1}`),
  )
  for (const name of PAGES) {
    await electron.evaluate(({ Menu }, label) => {
      const go = Menu.getApplicationMenu()?.items.find((item) => item.label.replace('&', '') === 'Go')
      go?.submenu?.items.find((item) => item.label === label)?.click()
    }, pageTitle(name))
    await expect(page.getByRole('heading', { name: pageTitle(name), level: 1, exact: true })).toBeVisible()
  }
})

test('text can be copied and pasted, and a packaged app has no developer tools', async ({
  desktop: { electron },
}) => {
  const { roles, isPackaged } = await electron.evaluate(({ app, Menu }) => {
    const all = (menu: Electron.Menu | null): string[] =>
      (menu?.items ?? []).flatMap((item) => [item.role ?? '', ...all(item.submenu ?? null)])
    return {
      roles: all(Menu.getApplicationMenu()).map((role) => role.toLowerCase()),
      isPackaged: app.isPackaged,
    }
  })
  expect(roles).toEqual(expect.arrayContaining(['copy', 'paste', 'selectall', 'reload', 'togglefullscreen']))
  expect(roles.includes('toggledevtools')).toBe(!isPackaged)
})

function labels(electron: ElectronApplication, of: string): Promise<string[]> {
  return electron.evaluate(({ Menu }, label) => {
    const menu = Menu.getApplicationMenu()?.items.find((item) => item.label.replace('&', '') === label)
    return (menu?.submenu?.items ?? []).map((item) => `${item.label} ${item.accelerator}`)
  }, of)
}
