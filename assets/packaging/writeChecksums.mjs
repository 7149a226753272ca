import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * Writes SHA256SUMS-PLATFORM.txt beside the packages in dist/ and what tells of them (latest*.yml), as
 * `sha256sum --check` reads it.
 */

const DIRECTORY = 'dist'
const PACKAGES = /\.(dmg|zip|exe|AppImage|deb|tgz|blockmap)$|^latest.*\.yml$/

const names = (await readdir(DIRECTORY)).filter((name) => PACKAGES.test(name)).sort()
if (names.length === 0) throw new Error(`There is no package in ${DIRECTORY}/: npm run package makes them.`)
const lines = []
for (const name of names) lines.push(`${await sha256(join(DIRECTORY, name))}  ${name}\n`)
await writeFile(join(DIRECTORY, `SHA256SUMS-${process.env.PLATFORM ?? process.platform}.txt`), lines.join(''))

async function sha256(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
