/** The results of all, each as it comes; at most `atOnce` are being worked out. */
export async function* mapUnordered<Item, Result>(
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
