import { readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createEmitter } from '../async/emitter.ts'
import { sharedConfigPaths } from '../configuration/configFiles.ts'
import type { Environment } from '../configuration/environment.ts'
import { awsCliCacheDirectory } from './identityCenter/awsCliCache.ts'

/** Polled, since a watch misses changes in network homes and of files that do not exist yet. Milliseconds. */
const INTERVAL = 1_000

/** Changes of sign-ins: a person signed in, in this app or another tool, or credentials were dropped. */
export interface SignInChanges {
  /** Reports a change. */
  tell(): void
  /** Also called when the files of the AWS configuration change; they are watched while there is a listener. */
  onChange(listener: () => void): () => void
  /** Resolves with the next change; rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<void>
}

export function createSignInChanges(env: Environment): SignInChanges {
  const listeners = createEmitter()
  let listening = 0
  let stopWatching = () => {}

  function onChange(listener: () => void): () => void {
    const end = listeners.add(listener)
    if (listening === 0) stopWatching = watchCredentialFiles(env, listeners.tell)
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
        const stop = () => {
          end()
          signal.removeEventListener('abort', onAbort)
        }
        const onAbort = () => {
          stop()
          reject(signal.reason)
        }
        const end = onChange(() => {
          stop()
          resolve()
        })
        signal.addEventListener('abort', onAbort, { once: true })
      })
    },
  }
}

/**
 * Calls `changed` whenever the shared config files, or the caches of `aws sso login` and `aws login`, have changed.
 * @returns stops watching.
 */
export function watchCredentialFiles(env: Environment, changed: () => void): () => void {
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
