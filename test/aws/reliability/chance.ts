import { createHash } from 'node:crypto'

/** What names a decision: the seed, the trial, and what is decided. */
export type Words = readonly (string | number)[]

/**
 * A number from 0 up to 1, always the same for the same words. It is a hash and not a generator: calls that run at the
 * same time ask in any order, and a generator would answer by that order.
 */
export function chance(...words: Words): number {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest()
  return digest.readUIntBE(0, 6) / 2 ** 48
}

/** A whole number, both ends included. */
export function between(least: number, most: number, ...words: Words): number {
  return least + Math.floor(chance(...words) * (most - least + 1))
}

/** One of these, each as likely as its weight. */
export function weighted<T>(choices: readonly (readonly [T, number])[], ...words: Words): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance(...words) * total
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  throw new Error('There is nothing to choose from')
}
