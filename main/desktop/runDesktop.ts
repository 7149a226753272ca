import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { BrowserWindow } from 'electron'
import { plainLines, plainText } from '../../app/text/plainText.ts'
import { newVersionNews } from '../../app/updates/updateWords.ts'
import type { Backend } from '../accounts/backend.ts'
import { createRouter } from '../api/router.ts'
import type { Host } from '../hosts/host.ts'
import type { PageFiles } from '../hosts/pageFiles.ts'
import type { FaultReporter } from '../hosts/reportFaults.ts'
import { APP_ORIGIN, APP_SCHEME, answerAppRequest } from './appProtocol.ts'
import { confirmInDialog } from './confirmInDialog.ts'
import { createDialogs } from './dialogs.ts'
import type { ElectronParts } from './electron.ts'
import { menuBarTemplate } from './menuBar.ts'
import { createNotifier } from './notifyElsewhere.ts'
import type { OpenedFiles } from './openedFiles.ts'
import { offerReload, openWindow } from './openWindow.ts'
import { isFromOurPage, restrictContents, restrictSession } from './pageRestrictions.ts'
import { printInWindow } from './printInWindow.ts'
import { createQuitGuard } from './quitGuard.ts'
import { createPortServer } from './servePort.ts'
import { createProgressShower, followActivity } from './taskbarProgress.ts'
import type { Updates } from './updates.ts'

export interface DesktopSettings {
  readonly backend: Backend
  readonly files: PageFiles
  /** The bundled preload, an absolute path. */
  readonly preload: string
  /** The window's icon, an absolute path; `undefined` where the system takes it from the package. */
  readonly icon?: string
  /** A practice scenario to open at once. */
  readonly practice: string | undefined
  /** What the system hands over. */
  readonly openedFiles: OpenedFiles
  readonly updates: Updates
  readonly report: FaultReporter
}

/** Runs the desktop host, from when Electron is ready until it quits. */
export async function runDesktop(electron: ElectronParts, settings: DesktopSettings): Promise<void> {
  const { app, dialog, ipcMain, Menu, powerMonitor, powerSaveBlocker, protocol, session, shell } = electron
  const { backend, report } = settings
  const host: Host = {
    kind: 'desktop',
    // Electron's own types: macOS and Windows only.
    hearsLock: process.platform === 'darwin' || process.platform === 'win32',
    dialogs: createDialogs(dialog, app.getPath('documents')),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    openExternal: (address) => shell.openExternal(address).then(() => true),
    outsidePage: confirmInDialog(dialog),
    updates: settings.updates,
    printPdf: (html, signal) => printInWindow(electron, html, signal),
  }
  const { router, interceptors, close } = createRouter(backend, host)
  const client = createRouterClient(router, { interceptors })
  // Through the router, which holds the only list of addresses that may be opened.
  const openLink = (url: string) => void client.host.openExternal({ url }).catch(() => undefined)

  restrictSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => restrictContents(contents, openLink))
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(settings.files, request))

  // The person who unlocks the screen may be another one than the one who signed in.
  powerMonitor.on('lock-screen', () => void backend.forgetSignIns())

  if (settings.practice !== undefined) await client.open({ practice: settings.practice, purpose: 'work' })
  const { theme } = backend.settings.now()
  const window = openWindow(electron, { preload: settings.preload, icon: settings.icon, theme })
  backend.settings.onChange(() => {
    electron.nativeTheme.themeSource = backend.settings.now().theme
  })
  const servePort = createPortServer({ router, interceptors }, report)
  ipcMain.on('connect', (event) => {
    const admitted = isFromOurPage(event, window.webContents)
    for (const port of event.ports) admitted ? servePort(port) : port.close()
  })
  offerReload(window.webContents, dialog, () => app.quit())

  const ended = new AbortController()
  let busy = false
  const showProgress = createProgressShower(window, powerSaveBlocker)
  const notify = createNotifier(electron.Notification, window)
  void followActivity(
    (signal) => client.checklist.watch(undefined, { signal }),
    ended.signal,
    (progress) => {
      busy = progress.state !== 'none'
      showProgress(progress)
    },
    notify,
  )

  void settings.updates.follow(ended.signal, (version) => notify(newVersionNews(version)))

  guardQuit(
    electron,
    window,
    () => busy,
    async () => {
      ended.abort()
      await close()
      await backend.close()
    },
  )
  const goTo = (page: string) => void window.loadURL(`${APP_ORIGIN}/#/${page}`)
  settings.openedFiles.follow(
    async (path) => {
      await client.open({ path, purpose: 'work' })
      goTo('accounts')
    },
    async (name, error) => {
      await dialog.showMessageBox(window, {
        type: 'error',
        message: `${plainText(name)} was not opened`,
        // A file that is not valid is refused with a line for each fault.
        detail: plainLines(error instanceof Error ? error.message : String(error)),
      })
    },
  )
  const showDataDirectory = () => void shell.openPath(backend.dataDirectory)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuBarTemplate({
        platform: process.platform,
        devTools: !app.isPackaged,
        goTo,
        openLink,
        showDataDirectory,
      }),
    ),
  )
}

/** Closing the window quits the app; both wait until the activity has stopped cleanly. */
function guardQuit(
  { app, dialog }: Pick<ElectronParts, 'app' | 'dialog'>,
  window: BrowserWindow,
  isBusy: () => boolean,
  settle: () => Promise<void>,
): void {
  async function confirm(): Promise<boolean> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: 'An activity is running. Stop it and quit?',
      detail:
        'It stops before its next change. Everything done so far is saved. To continue, start it again.',
      buttons: ['Keep Running', 'Stop and Quit'],
      defaultId: 0,
      cancelId: 0,
    })
    return response === 1
  }
  const guard = createQuitGuard({ isBusy, confirm, settle, quit: () => app.quit() })
  app.on('before-quit', (event) => guard.onBeforeQuit(event))
  app.on('window-all-closed', () => app.quit())
  window.on('close', (event) => {
    if (guard.isSettled()) return
    event.preventDefault()
    app.quit()
  })
}

/**
 * What has to be done before Electron is ready. False: another instance has this data directory and was told to come
 * to the front.
 */
export function prepareDesktop(
  { app, protocol }: Pick<ElectronParts, 'app' | 'protocol'>,
  dataDirectory: string,
): boolean {
  // Chromium's own files, and with them the lock on one instance for each data directory.
  app.setPath('userData', chromiumDirectory(dataDirectory))
  if (!app.requestSingleInstanceLock()) return false
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  return true
}

/** Where Chromium keeps its own files. */
export function chromiumDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'window')
}
