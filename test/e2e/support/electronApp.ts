import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from '@playwright/test'
import type { App } from './app.ts'
import { cleanEnvironment, dataDirectoryIn, type HostSettings } from './hostProcess.ts'
import { type ContextWatch, watchContext } from './watchContext.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

interface OpenApp extends App, AsyncDisposable {
  readonly faults: ContextWatch['faults']
}

/**
 * The same app in its window. UNTESTED: it needs Electron's runtime, which is not everywhere, and `npm start` once
 * before, which builds what the window loads.
 */
export async function openElectronApp({
  practice,
  environment = {},
}: Omit<HostSettings, 'home'>): Promise<OpenApp> {
  const home = await mkdtemp(join(tmpdir(), 'e2e-'))
  const launch = (scenario: string | undefined): Promise<ElectronApplication> =>
    _electron.launch({
      args: [ROOT, '--data-dir', dataDirectoryIn(home), ...(scenario ? ['--practice', scenario] : [])],
      env: { ...cleanEnvironment(home), ...environment },
    })
  let electron = await launch(practice)
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
      electron = await launch(undefined)
      page = await electron.firstWindow()
    },
    async [Symbol.asyncDispose]() {
      await electron.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
