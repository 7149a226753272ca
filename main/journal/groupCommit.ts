/**
 * Writes items in batches: what is asked for while a batch is being written waits and goes into the next, so that
 * many at once cost one flush. Order is kept. @param write resolves when all it was given would survive a power cut.
 */
export function groupCommit<T>(write: (items: readonly T[]) => Promise<void>): {
  append(item: T): Promise<void>
  /** A write has failed. */
  failed(): boolean
  /** Resolves when nothing is being written any more. Never rejects. */
  settled(): Promise<void>
} {
  interface Waiting {
    readonly item: T
    resolve(): void
    reject(error: unknown): void
  }
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        // After a failed write the content of the file is unknown, so nothing more is written to it.
        if (failure !== undefined) throw failure.error
        await write(batch.map(({ item }) => item))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        failure ??= { error }
        for (const { reject } of batch) reject(failure.error)
      }
    }
    writing = undefined
  }

  return {
    append: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        writing ??= Promise.resolve().then(drain)
      }),
    failed: () => failure !== undefined,
    settled: async () => {
      while (writing !== undefined) await writing
    },
  }
}
