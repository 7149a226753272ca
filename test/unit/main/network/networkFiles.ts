import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A directory that is removed after the test. */
export async function networkDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'network-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** A file with certificates that is removed after the test. */
export async function authorityFile(content: string | Buffer): Promise<string> {
  const path = join(await networkDirectory(), 'authority.pem')
  await writeFile(path, content)
  return path
}
