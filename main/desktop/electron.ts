import type * as Electron from 'electron'

/** The parts of Electron that the desktop host uses, handed in so that everything but main.ts and preload.ts can be
 * run without Electron's runtime. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'session'
  | 'shell'
>
