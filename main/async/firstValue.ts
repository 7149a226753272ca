/** What a stream of the contract says now; it is not followed. */
export async function firstValue<T>(
  open: (settings: { readonly signal: AbortSignal }) => Promise<AsyncIterator<T>>,
): Promise<T> {
  const enough = new AbortController()
  try {
    const first = await (await open({ signal: enough.signal })).next()
    if (first.done) throw new Error('It ended before it said anything.')
    return first.value
  } finally {
    enough.abort()
  }
}
