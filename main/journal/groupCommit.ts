/**
 * Writes items in batches: what is asked for while a batch is being written waits and goes into the next, so that
 * many at once cost one flush. Order is kept. @param write resolves when all it was given would survive a power cut.
 */
export function groupCommit<T>(write: (items: readonly T[]) => Promise<void>): {
  append(item: T): Promise<void>
  /** Does something while nothing is written. When it fails, nothing is written any more. */
  between(work: () => Promise<void>): Promise<void>
  /** A write has failed. */
  failed(): boolean
  /** Resolves when nothing is being written any more. Never rejects. */
  settled(): Promise<void>
} {
  interface Waiting {
    resolve(): void
    reject(error: unknown): void
  }
  let waiting: (Waiting & { readonly item: T })[] = []
  const works: (Waiting & { work(): Promise<void> })[] = []
  let writing: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined

  async function drain(): Promise<void> {
    while (waiting.length > 0 || works.length > 0) {
      const batch = waiting
      waiting = []
      if (batch.length > 0) await attempt(() => write(batch.map(({ item }) => item)), batch)
      const next = works.shift()
      if (next !== undefined) await attempt(() => next.work(), [next])
    }
    writing = undefined
  }

  async function attempt(work: () => Promise<void>, asked: readonly Waiting[]): Promise<void> {
    try {
      // After a failed write the content of the file is unknown, so nothing more is written to it.
      if (failure !== undefined) throw failure.error
      await work()
      for (const { resolve } of asked) resolve()
    } catch (error) {
      failure ??= { error }
      for (const { reject } of asked) reject(failure.error)
    }
  }

  const begin = () => {
    writing ??= Promise.resolve().then(drain)
  }
  return {
    append: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        begin()
      }),
    between: (work) =>
      new Promise((resolve, reject) => {
        works.push({ work, resolve, reject })
        begin()
      }),
    failed: () => failure !== undefined,
    settled: async () => {
      while (writing !== undefined) await writing
    },
  }
}
