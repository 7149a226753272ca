import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { setup as buildWhatShips } from '../packaging/build.ts'
import { nodeForWindows } from './support/nodeForWindows.ts'
import { findWine, wineEnvironment } from './support/wine.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BUILT = join(ROOT, '.build/windows')

/**
 * Before the suite, once: Wine with a Windows of its own, Node for Windows, and the programs as bundles for that Node,
 * which is older than the app's and knows no `using`. Skips the suite, loudly, where there is no Wine.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const wine = findWine()
  if (!wine.found) {
    process.stderr.write(`\n*** SKIPPED: nothing is tested on Windows. ${wine.why}\n\n`)
    project.provide('windows', undefined)
    return undefined
  }
  // The page, and what the installer holds; here, since tests that run at once read it.
  buildWhatShips()
  await buildPrograms()
  const prefix = await makePrefix()
  project.provide('windows', {
    prefix,
    node: await nodeForWindows(),
    terminal: join(BUILT, 'terminal/onboard.js'),
    host: join(BUILT, 'host/webHost.js'),
    page: join(ROOT, 'out/renderer'),
  })
  return async () => {
    // It fails where nothing of Wine runs any more.
    spawnSync('wineserver', ['--kill', '--wait'], { env: wineEnvironment(prefix), stdio: 'ignore' })
    await rm(prefix, { recursive: true, force: true })
  }
}

async function buildPrograms(): Promise<void> {
  const common = { root: ROOT, logLevel: 'error' } as const
  await build({
    ...common,
    configFile: join(ROOT, 'vite.terminal.config.ts'),
    build: { target: 'node22', outDir: join(BUILT, 'terminal') },
  })
  await build({
    ...common,
    configFile: false,
    ssr: { noExternal: true },
    resolve: { mainFields: ['module', 'main'] },
    build: {
      ssr: 'test/windows/support/webHost.ts',
      target: 'node22',
      outDir: join(BUILT, 'host'),
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'webHost.js' } },
    },
  })
}

/** A Windows without files of the person who runs the tests: Wine links their folders into the profile. */
async function makePrefix(): Promise<string> {
  const prefix = await mkdtemp(join(tmpdir(), 'wine-'))
  execFileSync('wineboot', ['--init'], { env: wineEnvironment(prefix), stdio: 'ignore' })
  await mkdir(join(prefix, 'streams'))
  await mkdir(join(prefix, 'drive_d'))
  await symlink('../drive_d', join(prefix, 'dosdevices', 'd:'))
  return prefix
}
