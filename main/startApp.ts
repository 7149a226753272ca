import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ORPCError } from '@orpc/client'
import { plainLines } from '../app/text/plainText.ts'
import { findDesktopRuntime } from './desktop/desktopRuntime.ts'
import { errorCode } from './failures/errorCode.ts'
import { faultLogLine } from './failures/failureText.ts'
import { InvalidInputError } from './failures/invalidInputError.ts'
import { type HostOptions, parseHostOptions } from './hosts/hostOptions.ts'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { isOutdated } from './hosts/isOutdated.mjs'
import { surviveLostOutput } from './hosts/standardStreams.ts'
import { runWeb } from './web/runWeb.ts'

const PACKAGE = ['package.json', 'package-lock.json']

/**
 * The window where Electron's runtime and a display are there, else the page in a browser; until it is ended.
 * @param root the project's folder
 * @param words the command line
 * @returns the exit status
 */
export async function startApp(root: string, words: readonly string[]): Promise<number> {
  surviveLostOutput(say)
  const options = parseHostOptions(words)
  try {
    return await startHost(root, words, options)
  } catch (error) {
    // What the person can correct is one sentence; a fault is printed in full for a developer.
    const reason = reasonOf(error, options)
    say(reason ?? faultLogLine('start', error))
    return reason === undefined ? 1 : 2
  }
}

async function startHost(root: string, words: readonly string[], options: HostOptions): Promise<number> {
  if (!options.web) {
    const runtime = findDesktopRuntime({
      platform: process.platform,
      env: process.env,
      electronPackage: installedElectron(),
    })
    if (runtime.ok) return startDesktop(root, runtime.executable, words)
    say(`${runtime.reason} The app opens in your browser instead.`)
  }
  await buildPage(root)
  await runWeb(options, join(root, 'out/renderer'))
  return 0
}

async function startDesktop(root: string, executable: string, words: readonly string[]): Promise<number> {
  await buildPage(root)
  await build(root, 'vite.main.config.ts', 'out/main/main.js', [...PACKAGE, 'main', 'app'])
  await build(root, 'vite.preload.config.ts', 'out/preload/preload.cjs', [...PACKAGE, 'main/desktop'])
  const child = spawn(executable, [root, ...words], { stdio: 'inherit' })
  const [status] = await once(child, 'exit')
  return typeof status === 'number' ? status : 1
}

function buildPage(root: string): Promise<void> {
  return build(root, 'vite.config.ts', 'out/renderer/index.html', [...PACKAGE, 'renderer', 'app'])
}

/** Builds only what is missing or older than its sources. Vite is loaded only then. */
async function build(root: string, config: string, built: string, sources: readonly string[]): Promise<void> {
  if (!isOutdated(root, built, [...sources, config])) return
  say(`Building ${dirname(built)}, once.`)
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

function reasonOf(error: unknown, options: HostOptions): string | undefined {
  if (error instanceof ORPCError && error.defined) return error.message
  if (error instanceof InvalidInputError) return error.message
  return errorCode(error) === 'EADDRINUSE'
    ? `Port ${options.port} is taken. Choose another, or leave out --port.`
    : undefined
}

function say(text: string): void {
  process.stderr.write(`${plainLines(text)}\n`)
}
