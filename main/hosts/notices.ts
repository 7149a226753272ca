import { join } from 'node:path'
import type { ExportedFile } from '../../app/contract/hostFiles.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { LICENCES_FILE, SBOM_FILE } from '../../app/settings/aboutWords.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

/** The licences and the bill of materials of what ships, as `npm run notices` and `npm run sbom` write them. */
const FILES = [
  { name: LICENCES_FILE, mediaType: 'text/plain' },
  { name: SBOM_FILE, mediaType: 'application/vnd.cyclonedx+json' },
] as const

/** Those that are there: a package has both beside the app, a source checkout only after they were made. */
export async function readNotices(directories: readonly string[] = places()): Promise<ExportedFile[]> {
  const read = await Promise.all(FILES.map((file) => readOne(file, directories)))
  return read.filter((file) => file !== undefined)
}

async function readOne(
  file: Pick<ExportedFile, 'name' | 'mediaType'>,
  directories: readonly string[],
): Promise<ExportedFile | undefined> {
  for (const directory of directories) {
    const bytes = await readBoundedFile(join(directory, file.name), LIMITS.noticesFile).catch(() => undefined)
    if (bytes !== undefined) return { ...file, text: bytes.toString('utf8') }
  }
  return undefined
}

/** Beside a package's program; for bundles in out/, beside them; in out/ of a source checkout. npm's package has its own. */
function places(): readonly string[] {
  const { resourcesPath } = process
  return [
    ...(resourcesPath === undefined ? [] : [join(resourcesPath, 'notices')]),
    join(import.meta.dirname, '../notices'),
    join(import.meta.dirname, '../../out/notices'),
    join(import.meta.dirname, '../notices-npm'),
  ]
}
