/** Who wants to be told of something. A listener may leave while it is being told: the others are told all the same. */
export interface Emitter {
  /** @returns ends it; may be called again. */
  add(listener: () => void): () => void
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
