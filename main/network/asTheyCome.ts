/** Results in the order in which they are there. */
export async function* asTheyCome<T>(work: readonly Promise<T>[]): AsyncGenerator<T, void> {
  const pending = new Map(work.map((each, place) => [place, each.then((value) => ({ place, value }))]))
  while (pending.size > 0) {
    const { place, value } = await Promise.race(pending.values())
    pending.delete(place)
    yield value
  }
}
