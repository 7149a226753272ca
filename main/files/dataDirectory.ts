import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import envPaths from 'env-paths'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { typedPath } from './homePath.ts'
import { writePrivateFile } from './writePrivateFile.ts'

/** What the system's place for application data has a directory for. */
export const APP_DIRECTORY = 'ActiveEye Onboarding'

/** The directory for journals and practice clouds: the one that a person typed, else the system's for this app. */
export function dataDirectory(given: string | undefined): string {
  if (given !== undefined) return resolve(typedPath(given, 'the data directory'))
  return envPaths(APP_DIRECTORY, { suffix: '' }).data
}

/** Replaces a file of the data directory, whole or not at all; makes its directory. @throws FileNotWritten */
export async function writeDataFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new FileNotWritten(dirname(path), error)
  })
  await writePrivateFile(path, text, { overwrite: true })
}
