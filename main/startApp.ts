import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findDesktopRuntime } from './desktop/desktopRuntime.ts'
import { hostExitStatus, sayToPerson } from './hosts/hostExitStatus.ts'
import { type HostOptions, parseHostOptions } from './hosts/hostOptions.ts'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { isOutdated } from './hosts/isOutdated.mjs'
import { runWeb } from './web/runWeb.ts'

const MAIN = 'out/main/main.js'
const PACKAGE = ['package.json', 'package-lock.json']

/**
 * The window where Electron's runtime and a display are there, else the page in a browser; until it is ended.
 * @param root the project's folder
 * @param words the command line
 * @returns the exit status
 */
export async function startApp(root: string, words: readonly string[]): Promise<number> {
  const options = parseHostOptions(words)
  return hostExitStatus(options, () => startHost(root, words, options))
}

async function startHost(root: string, words: readonly string[], options: HostOptions): Promise<number> {
  if (!options.web) {
    const runtime = findDesktopRuntime({
      platform: process.platform,
      env: process.env,
      electronPackage: installedElectron(),
    })
    if (runtime.ok) return startDesktop(root, runtime.executable, words)
    sayToPerson(`${runtime.reason} The app opens in your browser instead.`)
  }
  await buildPage(root)
  await runWeb(options, join(root, 'out/renderer'))
  return 0
}

async function startDesktop(root: string, executable: string, words: readonly string[]): Promise<number> {
  await buildPage(root)
  await build(root, 'vite.main.config.ts', MAIN, [...PACKAGE, 'main', 'app'])
  await build(root, 'vite.preload.config.ts', 'out/preload/preload.cjs', [...PACKAGE, 'main/desktop'])
  // Not the directory: package.json names no main file, since npm would pack it.
  const child = spawn(executable, [join(root, MAIN), ...words], { stdio: 'inherit' })
  const [status] = await once(child, 'exit')
  return typeof status === 'number' ? status : 1
}

function buildPage(root: string): Promise<void> {
  return build(root, 'vite.config.ts', 'out/renderer/index.html', [...PACKAGE, 'renderer', 'app'])
}

/** Builds only what is missing or older than its sources. Vite is loaded only then. */
async function build(root: string, config: string, built: string, sources: readonly string[]): Promise<void> {
  if (!isOutdated(root, built, [...sources, config])) return
  sayToPerson(`Building ${dirname(built)}, once.`)
  const vite = await import('vite')
  await vite.build({ configFile: join(root, config), logLevel: 'error' })
}

function installedElectron(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('electron/package.json')
  } catch {
    return undefined
  }
}
