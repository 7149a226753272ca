import { readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createEmitter } from '../async/emitter.ts'
import { sharedConfigPaths } from '../configuration/configFiles.ts'
import type { Environment } from '../configuration/environment.ts'
import { awsCliCacheDirectory } from './identityCenter/awsCliCache.ts'

/** Polled, since a watch on a network home or on a file that is not there yet tells nothing. Milliseconds. */
const INTERVAL = 1_000

/** News about sign-ins: somebody signed in, here or elsewhere, or what is held was forgotten. */
export interface SignInChanges {
  tell(): void
  /** Also when the files of the AWS configuration change, as long as somebody listens. */
  onChange(listener: () => void): () => void
  /** Resolves with the next news; rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<void>
}

export function createSignInChanges(env: Environment): SignInChanges {
  const listeners = createEmitter()
  let listening = 0
  let stopWatching = () => {}

  function onChange(listener: () => void): () => void {
    const end = listeners.add(listener)
    if (listening === 0) stopWatching = onCredentialFiles(env, listeners.tell)
    listening += 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      end()
      listening -= 1
      if (listening === 0) stopWatching()
    }
  }

  return {
    tell: listeners.tell,
    onChange,
    next(signal) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const over = () => {
          end()
          signal.removeEventListener('abort', onAbort)
        }
        const onAbort = () => {
          over()
          reject(signal.reason)
        }
        const end = onChange(() => {
          over()
          resolve()
        })
        signal.addEventListener('abort', onAbort, { once: true })
      })
    },
  }
}

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
