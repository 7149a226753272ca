import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  session,
  shell,
} from 'electron'
import packageJson from '../../package.json' with { type: 'json' }
import { startBackend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { faultLogLine } from '../failures/failureText.ts'
import { APPEND_PRIVATELY } from '../files/appendPrivately.ts'
import { dataDirectory } from '../files/dataDirectory.ts'
import { parseHostOptions } from '../hosts/hostOptions.ts'
import { readPageFiles } from '../hosts/pageFiles.ts'
import type { FaultReporter } from '../hosts/reportFaults.ts'
import { surviveLostOutput } from '../hosts/standardStreams.ts'
import { loadElectronUpdater } from './electronUpdater.ts'
import { findInstallation } from './installation.ts'
import { createOpenedFiles } from './openedFiles.ts'
import { policyPlaces, readManagedPolicy } from './readManagedPolicy.ts'
import { prepareDesktop, runDesktop } from './runDesktop.ts'
import { startTerminalProgram, terminalWords } from './terminalProgram.ts'
import { createUpdates, keptUpdates } from './updates.ts'

/** The desktop app's main process. Paths are those of the bundle: out/main, out/preload, out/renderer, out/terminal. */

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  session,
  shell,
}
// A packaged app has no script among its arguments. Chromium's own switches are always among them.
const words = process.argv.slice(app.isPackaged ? 1 : 2)
// `npm start` gives Electron this file, which says nothing of names.
if (!app.isPackaged) app.setName(packageJson.productName)
const forTerminal = terminalWords(words)
if (forTerminal === undefined) await openDesktop()
else {
  const program = pathToFileURL(join(import.meta.dirname, '../terminal/onboard.js')).href
  // Not awaited: Electron gets ready when this file has been read, and the program may hold its event loop until its end.
  void startTerminalProgram(app, forTerminal, dataDirectory(undefined), () => import(program))
}

async function openDesktop(): Promise<void> {
  const options = parseHostOptions(words, { lenient: true })
  const directory = dataDirectory(options.dataDir)

  // The window may outlive the terminal that it was started from.
  surviveLostOutput(() => undefined)

  if (!prepareDesktop(electron, directory)) {
    app.exit(0)
    return
  }
  const openedFiles = createOpenedFiles(app, { words, directory: process.cwd() })
  const report = createFaultLog(join(directory, 'faults.log'))
  process.on('unhandledRejection', (error) => report('rejection', error))
  try {
    await app.whenReady()
    const backend = await startBackend(directory, process.env)
    const { platform, resourcesPath } = process
    await runDesktop(electron, {
      backend,
      files: await readPageFiles(join(import.meta.dirname, '../renderer')),
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      ...(app.isPackaged &&
        process.platform === 'linux' && { icon: join(process.resourcesPath, 'icon.png') }),
      practice: options.practice,
      openedFiles,
      updates: createUpdates({
        version: backend.version,
        installation: await findInstallation(platform, app.isPackaged, resourcesPath),
        readPolicy: () => readManagedPolicy(policyPlaces(platform, process.env)),
        ...keptUpdates(backend.settings),
        loadUpdater: () => loadElectronUpdater({ platform, routeTo: backend.network.routeTo }),
        clock: systemClock,
      }),
      report,
    })
  } catch (error) {
    report('start', error)
    dialog.showErrorBox(
      'ActiveEye Onboarding could not start',
      error instanceof Error ? error.message : String(error),
    )
    app.exit(1)
  }
}

/** Writes faults to a file that a person can send in, since a window has no visible standard error. */
function createFaultLog(path: string): FaultReporter {
  return (reference, error) => {
    const line = `${new Date().toISOString()} ${faultLogLine(reference, error)}\n`
    process.stderr.write(line)
    try {
      const file = openSync(path, APPEND_PRIVATELY, 0o600)
      writeSync(file, line)
      closeSync(file)
    } catch {
      // A log that can't be written must not cause another fault.
    }
  }
}
