import { randomUUID } from 'node:crypto'
import type { SignIns } from '../../app/access/signIns.ts'
import { createEmitter } from '../async/emitter.ts'

type Helper = SignIns['helpers'][number]

/** The helpers (`credential_process`) that run now and have written something. */
export interface RunningHelpers {
  list(): readonly Helper[]
  /** The listener is called after each change of the list. */
  onChange(listener: () => void): () => void
  /** The helper of this profile runs as long as `work`, which tells what it has written so far. */
  during<T>(profile: string, work: (said: (lines: readonly string[]) => void) => Promise<T>): Promise<T>
}

export function createRunningHelpers(): RunningHelpers {
  const running = new Map<string, Helper>()
  const listeners = createEmitter()
  return {
    list: () => [...running.values()],
    onChange: listeners.add,
    async during(profile, work) {
      const id = randomUUID()
      try {
        return await work((lines) => {
          if (lines.length === (running.get(id)?.said.length ?? 0)) return
          running.set(id, { id, profile, said: [...lines] })
          listeners.tell()
        })
      } finally {
        if (running.delete(id)) listeners.tell()
      }
    },
  }
}
