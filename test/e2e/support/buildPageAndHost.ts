import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT, startHost } from './hostProcess.ts'

/** Builds the tests' own host, and starts the real one once, which builds the page when that is missing or old. */
// biome-ignore lint/style/noDefaultExport: Playwright's form of a global setup
export default async function buildPageAndHost(): Promise<void> {
  await build({ root: ROOT, configFile: join(ROOT, 'test/e2e/vite.config.ts'), logLevel: 'error' })
  const directory = await mkdtemp(join(tmpdir(), 'e2e-build-'))
  const host = await startHost({ home: directory, alone: true })
  await host.stop('SIGTERM')
  await rm(directory, { recursive: true, force: true })
}
