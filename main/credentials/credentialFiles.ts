import { readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { sharedConfigPaths } from '../configuration/configFiles.ts'
import type { Environment } from '../configuration/environment.ts'
import { awsCliCacheDirectory } from './identityCenter/awsCliCache.ts'

/** Polled, since a watch on a network home or on a file that is not there yet tells nothing. Milliseconds. */
const INTERVAL = 1_000

/**
 * Calls back whenever the shared config files, or what `aws sso login` and `aws login` leave behind, have changed.
 * @returns ends it.
 */
export function onCredentialFiles(env: Environment, changed: () => void): () => void {
  let before: string | undefined
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    const now = await fingerprint(env)
    looking = false
    if (before !== undefined && now !== before) changed()
    before = now
  }
  void look()
  const timer = setInterval(look, INTERVAL)
  timer.unref()
  return () => clearInterval(timer)
}

async function fingerprint(env: Environment): Promise<string> {
  const { config, credentials } = sharedConfigPaths(env)
  const caches = [
    awsCliCacheDirectory(env),
    env.AWS_LOGIN_CACHE_DIRECTORY ?? join(homedir(), '.aws', 'login', 'cache'),
  ]
  const inCaches = await Promise.all(
    caches.flatMap((directory) => (directory === undefined ? [] : [filesIn(directory)])),
  )
  const states = await Promise.all([config, credentials, ...inCaches.flat()].map(stateOf))
  return states.join('\n')
}

async function filesIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => [])
  return names.map((name) => join(directory, name))
}

async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? path : `${path} ${found.mtimeMs} ${found.size} ${found.ino}`
}
