/** The first value of a stream of the contract, which is closed then. */
export async function firstValue<T>(
  open: (settings: { readonly signal: AbortSignal }) => Promise<AsyncIterator<T>>,
): Promise<T> {
  const done = new AbortController()
  try {
    const first = await (await open({ signal: done.signal })).next()
    if (first.done) throw new Error('The stream ended without a value.')
    return first.value
  } finally {
    done.abort()
  }
}
