/**
 * Lets at most so many go on in one turn of the event loop. What comes in a bunch, such as the answers to calls that were
 * sent together, then does not keep the process from answering anybody else.
 */
export function inTurns(most: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  let begun = 0

  function nextTurn(): void {
    const next = waiting.splice(0, most)
    begun = next.length
    if (begun > 0) setImmediate(nextTurn)
    for (const go of next) go()
  }

  return () => {
    if (begun === 0) setImmediate(nextTurn)
    if (begun < most) {
      begun += 1
      return Promise.resolve()
    }
    return new Promise((go) => {
      waiting.push(go)
    })
  }
}
