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
