import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * One spelling of each path that leads to the same file, for comparing only: without links, and on macOS and Windows
 * with the letters that the disk has, where `Acme.json` also opens as `acme.json`, and `é` as `e` with an accent. What
 * is not there yet has the spelling that it would get.
 */
export function trueSpelling(path: string): string {
  const whole = resolve(path)
  return there(whole) ?? join(there(dirname(whole)) ?? dirname(whole), basename(whole))
}

function there(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}
