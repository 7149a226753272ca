import type * as Electron from 'electron'

/** The parts of Electron that the desktop host uses, passed in so that everything but desktopMain.ts and preload.ts
 * runs without Electron's runtime. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'Notification'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'session'
  | 'shell'
>
