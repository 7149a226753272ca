import { resolve } from 'node:path'
import envPaths from 'env-paths'

/** Where journals and practice clouds are kept: what was asked for, else the system's place for this app's data. */
export function dataDirectory(given: string | undefined): string {
  return resolve(given ?? envPaths('ActiveEye Onboarding', { suffix: '' }).data)
}
