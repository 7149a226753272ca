/** For the pages that are measured. */

/** @returns milliseconds */
export function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

export function frame(): Promise<number> {
  return new Promise(requestAnimationFrame)
}

/** Scrolls an element through all of its content in 60 steps. @returns how long each frame took, in milliseconds */
export async function scrollThrough(element: Element | null): Promise<readonly number[]> {
  const frames: number[] = []
  let before = await frame()
  for (let step = 1; step <= 60; step += 1) {
    if (element) element.scrollTop = (element.scrollHeight * step) / 60
    const now = await frame()
    frames.push(now - before)
    before = now
  }
  return frames
}
