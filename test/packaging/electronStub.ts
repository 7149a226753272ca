import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'

/**
 * Loaded before the bundled main process: stands in for Electron's own module, which only its runtime has, and
 * prints what the bundle does with it, one JSON line each.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'electron:stub', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'electron:stub'
      ? {
          format: 'module',
          source: `export const { ${Object.keys(parts)} } = globalThis.electronStub`,
          shortCircuit: true,
        }
      : next(url, context),
})

function say(what: string, details: unknown): void {
  process.stdout.write(`${JSON.stringify([what, details])}\n`)
}

const nothing = () => {}

const exit = process.exit.bind(process)

/** Electron's `app.exit`, which is its `process.exit` as well: it does not know `process.exitCode`. */
function exitWith(status: string | number | null = 0): never {
  return exit(status)
}

// A packaged app has no script among its arguments.
process.argv.splice(1, 1)

// Electron sets it in every process.
Object.assign(process, { resourcesPath: '/app/resources', exit: exitWith })

class BrowserWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: nothing,
    setWebRTCIPHandlingPolicy: nothing,
  })

  constructor(options: { readonly webPreferences: { readonly preload: string } }) {
    super()
    say('preload', options.webPreferences.preload)
  }

  async loadURL(address: string): Promise<void> {
    say('page', address)
  }
}

const parts = {
  app: Object.assign(new EventEmitter(), {
    isPackaged: true,
    whenReady: async () => say('ready', null),
    setPath: (name: string, path: string) => say(name, path),
    getPath: () => '/documents',
    requestSingleInstanceLock: () => true,
    enableSandbox: () => say('sandbox', true),
    disableHardwareAcceleration: () => say('no window', null),
    exit: exitWith,
  }),
  BrowserWindow,
  dialog: { showErrorBox: (title: string, text: string) => say(title, text) },
  ipcMain: new EventEmitter(),
  Menu: {
    buildFromTemplate: nothing,
    // The last thing that the host does when it starts.
    setApplicationMenu: () => process.exit(0),
  },
  nativeTheme: {},
  powerMonitor: new EventEmitter(),
  powerSaveBlocker: {},
  Notification: {},
  protocol: {
    registerSchemesAsPrivileged: () => say('scheme', null),
    handle: async (scheme: string, answer: (request: Request) => Response) =>
      say(scheme, answer(new Request('app://bundle/')).status),
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: nothing,
      setPermissionCheckHandler: nothing,
      setDevicePermissionHandler: nothing,
      on: nothing,
      webRequest: { onBeforeRequest: nothing },
    },
  },
  shell: {},
}
Object.assign(globalThis, { electronStub: parts })
