import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Marks the fuses in Electron's binary (@electron/fuses, constants.ts). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/**
 * A stand-in for Electron's unpacked runtime, a few kilobytes: an executable that holds a fuse wire of this length,
 * some languages, and the files that electron-builder moves or removes.
 */
export async function writeFakeRuntime(directory: string, fuseCount = 9): Promise<void> {
  await mkdir(join(directory, 'locales'), { recursive: true })
  await mkdir(join(directory, 'resources'))
  const wire = Buffer.concat([Buffer.from([1, fuseCount]), Buffer.alloc(fuseCount, '0')])
  const binary = Buffer.concat([
    Buffer.alloc(4096, 'x'),
    Buffer.from(SENTINEL),
    wire,
    Buffer.alloc(4096, 'x'),
  ])
  await writeFile(join(directory, 'electron'), binary, { mode: 0o755 })
  await writeFile(join(directory, 'version'), '45.4.1')
  await writeFile(join(directory, 'LICENSE'), '')
  await writeFile(join(directory, 'LICENSES.chromium.html'), '')
  for (const language of ['en-US', 'de', 'fr'])
    await writeFile(join(directory, 'locales', `${language}.pak`), '')
}
