import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { type Mock, vi } from 'vitest'
import type { ElectronParts } from '../../main/desktop/electron.ts'

/**
 * Electron without its runtime: what the desktop host uses of it, recording what it was told. Each method has the
 * real one's type, so that a change of Electron's types is seen here; what nobody uses is missing.
 */
export interface ElectronDouble {
  readonly app: AppDouble
  readonly dialog: Mocked<Electron.Dialog, 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>
  readonly protocol: Mocked<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>
  readonly session: {
    readonly defaultSession: SessionDouble
    readonly fromPartition: Mock<(name: string) => SessionDouble>
  }
  readonly powerMonitor: EventEmitter
  readonly powerSaveBlocker: Mocked<Electron.PowerSaveBlocker, 'start' | 'stop'>
  readonly shell: Mocked<Electron.Shell, 'openExternal' | 'openPath'>
  readonly nativeTheme: Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
  readonly Menu: Mocked<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>
  readonly ipcMain: EventEmitter
  /** Those that were opened. */
  readonly windows: readonly WindowDouble[]
  /** Those that were made. */
  readonly notifications: readonly NotificationDouble[]
  /** All of it, as the host takes it. */
  readonly electron: ElectronParts
}

export type NotificationDouble = EventEmitter & {
  readonly options: Electron.NotificationConstructorOptions
  readonly show: Mock<() => void>
}

/** Methods of a real type, each a spy. */
type Mocked<T, Names extends keyof T> = {
  readonly [Name in Names]: T[Name] extends (...args: never[]) => unknown ? Mock<T[Name]> : never
}

type AppDouble = EventEmitter &
  Mocked<
    Electron.App,
    | 'setPath'
    | 'getPath'
    | 'requestSingleInstanceLock'
    | 'enableSandbox'
    | 'disableHardwareAcceleration'
    | 'quit'
    | 'exit'
    | 'addRecentDocument'
  > & {
    readonly isPackaged: boolean
    /** Called when nobody objects to `before-quit` any more. */
    readonly ended: Mock<() => void>
  }

export type SessionDouble = EventEmitter &
  Mocked<
    Electron.Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'resolveProxy'
  > & {
    readonly webRequest: { readonly onBeforeRequest: Mock }
    readonly protocol: Mocked<Electron.Protocol, 'handle'>
  }

export type ContentsDouble = EventEmitter &
  Mocked<
    Electron.WebContents,
    'reload' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'printToPDF'
  > & {
    readonly id: number
  }

export type WindowDouble = EventEmitter &
  Mocked<
    Electron.BrowserWindow,
    | 'show'
    | 'focus'
    | 'restore'
    | 'isFocused'
    | 'isMinimized'
    | 'isDestroyed'
    | 'setProgressBar'
    | 'loadURL'
    | 'destroy'
  > & {
    readonly options: Electron.BrowserWindowConstructorOptions
    readonly webContents: ContentsDouble
  }

export function createElectron({ firstInstance = true } = {}): ElectronDouble {
  const windows: WindowDouble[] = []
  const notifications: NotificationDouble[] = []
  const app: AppDouble = Object.assign(new EventEmitter(), {
    isPackaged: false,
    setPath: vi.fn(),
    getPath: vi.fn((name: string) => `/${name}`),
    requestSingleInstanceLock: vi.fn(() => firstInstance),
    enableSandbox: vi.fn(),
    disableHardwareAcceleration: vi.fn(),
    exit: vi.fn(),
    addRecentDocument: vi.fn(),
    quit: vi.fn(() => {
      if (emitPreventable(app, 'before-quit')) app.ended()
    }),
    ended: vi.fn(),
  })
  const parts = {
    app,
    // Electron calls it with `new`; a constructor that returns an object gives that object.
    BrowserWindow: vi.fn(function open(options: Electron.BrowserWindowConstructorOptions) {
      const window = createWindow(options)
      windows.push(window)
      app.emit('web-contents-created', {}, window.webContents)
      return window
    }),
    dialog: {
      showMessageBox: vi.fn(async () => ({ response: 0, checkboxChecked: false })),
      showOpenDialog: vi.fn(async () => ({ canceled: true, filePaths: [] })),
      showSaveDialog: vi.fn(async () => ({ canceled: true, filePath: '' })),
    },
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    session: { defaultSession: createSession(), fromPartition: vi.fn(() => createSession()) },
    powerMonitor: new EventEmitter(),
    powerSaveBlocker: { start: vi.fn(() => 7), stop: vi.fn(() => true) },
    shell: { openExternal: vi.fn(async () => {}), openPath: vi.fn(async () => '') },
    Notification: Object.assign(
      vi.fn(function create(options: Electron.NotificationConstructorOptions) {
        const notification = Object.assign(new EventEmitter(), { options, show: vi.fn() })
        notifications.push(notification)
        return notification
      }),
      { isSupported: vi.fn(() => true) },
    ),
    nativeTheme: { themeSource: 'light', shouldUseDarkColors: false },
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn() },
    ipcMain: new EventEmitter(),
  } satisfies Partial<Record<keyof ElectronParts, unknown>> &
    Omit<ElectronDouble, 'windows' | 'notifications' | 'electron'>
  return { ...parts, windows, notifications, electron: parts as unknown as ElectronParts }
}

function createWindow(options: Electron.BrowserWindowConstructorOptions): WindowDouble {
  return Object.assign(new EventEmitter(), {
    options,
    webContents: createContents(),
    show: vi.fn(),
    focus: vi.fn(),
    restore: vi.fn(),
    isFocused: vi.fn(() => true),
    isMinimized: vi.fn(() => false),
    isDestroyed: vi.fn(() => false),
    setProgressBar: vi.fn(),
    loadURL: vi.fn(async () => {}),
    destroy: vi.fn(),
  })
}

/** Web contents with their listeners, and what was decided about new windows. */
export function createContents(): ContentsDouble {
  return Object.assign(new EventEmitter(), {
    id: 1,
    reload: vi.fn(),
    setWindowOpenHandler: vi.fn(),
    setWebRTCIPHandlingPolicy: vi.fn(),
    printToPDF: vi.fn(async () => Buffer.from('%PDF-1.4 of the window')),
  })
}

export function createSession(): SessionDouble {
  return Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    resolveProxy: vi.fn(async () => 'DIRECT'),
    webRequest: { onBeforeRequest: vi.fn() },
    protocol: { handle: vi.fn() },
  })
}

/** As the host's functions take them; what they don't use is missing. */
export function asContents(contents: ContentsDouble): Electron.WebContents {
  return contents as unknown as Electron.WebContents
}

/** Emits an event that listeners may object to. True: none did. */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}): boolean {
  const preventDefault = vi.fn()
  emitter.emit(name, { ...details, preventDefault })
  return preventDefault.mock.calls.length === 0
}
