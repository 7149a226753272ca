import type { BrowserWindow, BrowserWindowConstructorOptions, Dialog, WebContents } from 'electron'
import type { Theme } from '../../app/settings/settings.ts'
import { APP_ORIGIN } from './appProtocol.ts'
import type { ElectronParts } from './electron.ts'

/** Cloudscape's page colours, shown until the page is, so that a dark theme begins with no white flash. */
const BACKGROUND = { light: '#ffffff', dark: '#161d26' } as const

/** Opens the only window, on the page. It becomes visible when the page has content. */
export function openWindow(
  { app, BrowserWindow, nativeTheme }: Pick<ElectronParts, 'app' | 'BrowserWindow' | 'nativeTheme'>,
  {
    preload,
    icon,
    theme,
  }: { readonly preload: string; readonly icon: string | undefined; readonly theme: Theme },
): BrowserWindow {
  nativeTheme.themeSource = theme
  const window = new BrowserWindow(
    windowOptions({ preload, icon, dark: nativeTheme.shouldUseDarkColors, devTools: !app.isPackaged }),
  )
  window.once('ready-to-show', () => window.show())
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

/**
 * The options of the window. What the security checklist asks for (2, 3, 4, 6, 8, 9, 11) is Electron's default today
 * and set here as well, so that a changed default changes nothing. Electron restores position and size itself.
 */
export function windowOptions(options: {
  readonly preload: string
  /** A PNG; macOS and Windows take the icon of the package. */
  readonly icon?: string | undefined
  readonly dark: boolean
  readonly devTools: boolean
}): BrowserWindowConstructorOptions {
  return {
    name: 'main',
    windowStatePersistence: true,
    title: 'ActiveEye Onboarding',
    ...(options.icon !== undefined && { icon: options.icon }),
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: options.dark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  }
}

/**
 * Offers to reload when the page's process has ended or hangs. Nothing is lost, since all state is in this process.
 */
export function offerReload(
  contents: Pick<WebContents, 'on' | 'reload'>,
  dialog: Pick<Dialog, 'showMessageBox'>,
  quit: () => void,
): void {
  let asking = false

  async function ask(message: string, otherwise: 'Quit' | 'Wait'): Promise<void> {
    if (asking) return
    asking = true
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail:
        'Nothing is lost: the work continues in the background, and the page shows its progress after a reload.',
      buttons: ['Reload', otherwise],
      defaultId: 0,
      cancelId: 1,
    })
    asking = false
    if (response === 0) contents.reload()
    else if (otherwise === 'Quit') quit()
  }

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void ask(`The page ended unexpectedly (${reason}).`, 'Quit')
  })
  contents.on('unresponsive', () => void ask('The page does not answer.', 'Wait'))
}
