import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { findDesktopRuntime } from '../../main/desktop/desktopRuntime.ts'

/**
 * `npm run test:electron`: the specs that only the window can show, where Electron's runtime is. Elsewhere it says that
 * they were skipped; with HOST=electron, as in the workflows, a missing runtime is a failure.
 */
const CONFIG = 'playwright.electron.config.ts'
const packaged = process.env.ONBOARDING_APP
const runtime = findDesktopRuntime({
  platform: process.platform,
  env: process.env,
  electronPackage: createRequire(import.meta.url).resolve('electron/package.json'),
})

if (runtime.ok || packaged !== undefined) {
  process.exitCode = run(['run', 'build']) || run(['exec', '--', 'playwright', 'test', '-c', CONFIG])
} else {
  process.stderr.write(`\n*** SKIPPED: nothing is tested in Electron’s window. ${runtime.reason}\n\n`)
  process.exitCode = process.env.HOST === 'electron' ? 1 : 0
}

function run(words: readonly string[]): number {
  const { status } = spawnSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' })
  return status ?? 1
}
