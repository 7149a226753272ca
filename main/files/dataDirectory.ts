import { resolve } from 'node:path'
import envPaths from 'env-paths'
import { typedPath } from './homePath.ts'

/** Where journals and practice clouds are kept: what was asked for, as a person typed it, else the system's place for this app's data. */
export function dataDirectory(given: string | undefined): string {
  if (given !== undefined) return resolve(typedPath(given, 'the data directory'))
  return envPaths('ActiveEye Onboarding', { suffix: '' }).data
}
