import type { BrowserWindow } from 'electron'
import { APP_ORIGIN } from './appOrigin.ts'
import type { ElectronParts } from './electron.ts'
import { windowOptions } from './windowOptions.ts'

/** Opens the one window, on the page; it shows itself when there is something to see. */
export function openWindow(
  { app, BrowserWindow, nativeTheme }: Pick<ElectronParts, 'app' | 'BrowserWindow' | 'nativeTheme'>,
  preload: string,
): BrowserWindow {
  nativeTheme.themeSource = 'system'
  const window = new BrowserWindow(
    windowOptions({ preload, dark: nativeTheme.shouldUseDarkColors, devTools: !app.isPackaged }),
  )
  window.once('ready-to-show', () => window.show())
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}
