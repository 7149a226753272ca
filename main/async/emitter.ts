/** A set of listeners. One that is removed while all are being called does not keep the others from being called. */
export interface Emitter {
  /** @returns removes the listener; calling it again does nothing. */
  add(listener: () => void): () => void
  /** Calls each listener. */
  tell(): void
}

export function createEmitter(): Emitter {
  const all = new Set<{ readonly listener: () => void }>()
  return {
    add(listener) {
      const one = { listener }
      all.add(one)
      return () => void all.delete(one)
    },
    tell() {
      for (const { listener } of [...all]) listener()
    },
  }
}
