import { EventPublisher } from '@orpc/server'

/** What is read now, and again after each change; ends with the signal. */
export async function* whenChanged<T>(
  read: () => Promise<T>,
  onChange: (listener: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const changes = new EventPublisher<{ change: undefined }>()
  const iterator = changes.subscribe('change', signal ? { signal } : {})
  const end = onChange(() => changes.publish('change', undefined))
  try {
    yield await read()
    for await (const _ of iterator) yield await read()
  } finally {
    end()
  }
}

/** The results of all, each as it comes; at most `atOnce` are being worked out. */
export async function* asTheyCome<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const under = new Map<number, Promise<{ readonly index: number; readonly result: Result }>>()
  let next = 0
  const begin = () => {
    const item = items[next]
    const index = next
    next += 1
    if (item === undefined) return
    const working = work(item).then((result) => ({ index, result }))
    // Whoever reads may have left by then.
    working.catch(() => undefined)
    under.set(index, working)
  }
  while (next < Math.min(atOnce, items.length)) begin()
  while (under.size > 0) {
    const { index, result } = await Promise.race(under.values())
    under.delete(index)
    begin()
    yield result
  }
}
