import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from '@playwright/test'
import { findDesktopRuntime } from '../../../main/desktop/desktopRuntime.ts'
import type { App } from './app.ts'
import { cleanEnvironment, dataDirectoryIn, type HostSettings } from './hostProcess.ts'
import { type ContextWatch, watchContext } from './watchContext.ts'

const MAIN = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url))

interface OpenApp extends App, AsyncDisposable {
  readonly faults: ContextWatch['faults']
}

interface Launch {
  readonly home: string
  readonly practice?: string | undefined
  readonly environment?: Readonly<Record<string, string>>
  readonly words?: readonly string[]
}

/**
 * The window, with what Playwright can ask of its main process: the bundles of `npm run build`, or the packaged app
 * that ONBOARDING_APP names, made with ONBOARDING_E2E=1.
 */
export function launchElectron(launch: Launch): Promise<ElectronApplication> {
  const { ONBOARDING_APP } = process.env
  return _electron.launch({
    ...(ONBOARDING_APP !== undefined && { executablePath: ONBOARDING_APP }),
    args: argumentsOf(launch),
    env: environmentOf(launch),
  })
}

/** Another start of the same app, as a person's double click on a file: nothing is asked of it. */
export function startSecond(home: string, words: readonly string[] = []): ChildProcess {
  const executable = process.env.ONBOARDING_APP ?? electronExecutable()
  return spawn(executable, argumentsOf({ home, words }), { env: environmentOf({ home }), stdio: 'ignore' })
}

/** The terminal program of the app, as its launcher starts it, without a display. */
export function startTerminal(home: string, words: readonly string[]) {
  const { ONBOARDING_APP } = process.env
  return spawn(
    ONBOARDING_APP ?? electronExecutable(),
    [
      ...(ONBOARDING_APP === undefined ? [MAIN] : []),
      ...['--terminal', '--ozone-platform=headless', '--', ...words],
    ],
    { env: cleanEnvironment(home), stdio: ['ignore', 'pipe', 'pipe'] },
  )
}

/** A packaged app has no script among its arguments. */
function argumentsOf({ home, practice, words = [] }: Launch): string[] {
  return [
    ...(process.env.ONBOARDING_APP === undefined ? [MAIN] : []),
    '--data-dir',
    dataDirectoryIn(home),
    ...(practice === undefined ? [] : ['--practice', practice]),
    ...words,
  ]
}

/** With the display, which the clean environment leaves out. */
function environmentOf({ home, environment = {} }: Launch): Record<string, string> {
  const display = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...cleanEnvironment(home), ...Object.fromEntries(display), ...environment }
}

function electronExecutable(): string {
  const runtime = findDesktopRuntime({
    platform: process.platform,
    env: process.env,
    electronPackage: createRequire(import.meta.url).resolve('electron/package.json'),
  })
  if (!runtime.ok) throw new Error(runtime.reason)
  return runtime.executable
}

/**
 * The same app in its window. UNTESTED: it needs Electron's runtime, which is not everywhere, and `npm run build`
 * before.
 */
export async function openElectronApp({
  practice,
  environment = {},
}: Omit<HostSettings, 'home'>): Promise<OpenApp> {
  const home = await mkdtemp(join(tmpdir(), 'e2e-'))
  let electron = await launchElectron({ home, practice, environment })
  let page = await electron.firstWindow()
  const watch = watchContext(electron.context(), ({ protocol }) => protocol === 'app:')
  return {
    get page() {
      return page
    },
    home,
    address: () => page.url(),
    tolerate: watch.tolerate,
    faults: watch.faults,
    openTab: () => Promise.reject(new Error('The window has no tabs.')),
    async kill() {
      electron.process().kill('SIGKILL')
    },
    async startAgain() {
      electron = await launchElectron({ home, environment })
      page = await electron.firstWindow()
    },
    async [Symbol.asyncDispose]() {
      await electron.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
