import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHost } from './hostProcess.ts'

/** Starts the host once, which builds the page when that is missing or old: the tests' own hosts find it built. */
// biome-ignore lint/style/noDefaultExport: Playwright's form of a global setup
export default async function buildPage(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'e2e-build-'))
  const host = await startHost({ home: directory, alone: true })
  await host.stop('SIGTERM')
  await rm(directory, { recursive: true, force: true })
}
