import type { MenuItemConstructorOptions } from 'electron'
import { PAGES, type PageName, pageTitle } from '../../app/contract/pages.ts'

export interface MenuActions {
  readonly platform: NodeJS.Platform
  readonly devTools: boolean
  goTo(page: PageName): void
  openLink(address: string): void
  showDataDirectory(): void
}

/** The menu bar: the usual entries of each operating system under their shortcuts, and the pages; Ctrl or Cmd with 1 to 6. */
export function menuBarTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = actions.platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open or New…', accelerator: 'CmdOrCtrl+O', click: () => actions.goTo('start') },
        { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: () => actions.goTo('settings') },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: PAGES.map((page, index) => ({
        label: pageTitle(page),
        accelerator: `CmdOrCtrl+${index + 1}`,
        click: () => actions.goTo(page),
      })),
    },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        ...(actions.devTools ? [{ role: 'toggleDevTools' } as const] : []),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        {
          label: 'AWS Flow Logs in ActiveEye',
          click: () => actions.openLink('https://docs.activeeye.com/service-connectors/aws_flowlogs'),
        },
        { label: 'Show Data Folder', click: () => actions.showDataDirectory() },
        ...(mac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
      ],
    },
  ]
}
