/** Yields the result of `work` for each item, in the order in which they finish; at most `atOnce` run at a time. */
export async function* mapUnordered<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running = new Map<number, Promise<{ readonly index: number; readonly result: Result }>>()
  let next = 0
  const begin = () => {
    const item = items[next]
    const index = next
    next += 1
    if (item === undefined) return
    const working = work(item).then((result) => ({ index, result }))
    // The reader may have stopped reading by then.
    working.catch(() => undefined)
    running.set(index, working)
  }
  while (next < Math.min(atOnce, items.length)) begin()
  while (running.size > 0) {
    const { index, result } = await Promise.race(running.values())
    running.delete(index)
    begin()
    yield result
  }
}
