import { createEmitter } from '../async/emitter.ts'
import type { Environment } from '../configuration/environment.ts'
import { onCredentialFiles } from './credentialFiles.ts'

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
