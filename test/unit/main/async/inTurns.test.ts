import { expect, test } from 'vitest'
import { inTurns } from '../../../../main/async/inTurns.ts'

test('at most so many go on in one turn of the event loop, in their order', async () => {
  const turn = inTurns(3)
  const order: string[] = []
  const all = [1, 2, 3, 4, 5, 6, 7].map((number) => turn().then(() => order.push(`${number}`)))
  const turns = [1, 2, 3].map(
    () => () => new Promise<void>((resolve) => setImmediate(() => resolve(void order.push('|')))),
  )
  for (const next of turns) await next()
  await Promise.all(all)
  expect(order.join(' ')).toBe('1 2 3 4 5 6 | 7 | |')
})
