import { expect, test } from 'vitest'
import { groupCommit } from '../../../../main/journal/groupCommit.ts'

/** Writes that end when the test says so. */
function heldWrites() {
  const writes: { readonly lines: readonly string[]; end(error?: Error): void }[] = []
  let begun = Promise.withResolvers<void>()
  return {
    write: (lines: readonly string[]) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      writes.push({ lines, end: (error) => (error === undefined ? resolve() : reject(error)) })
      begun.resolve()
      return promise
    },
    /** The next write that begins, or has begun. */
    next: async () => {
      if (writes.length === 0) await begun.promise
      begun = Promise.withResolvers<void>()
      return writes.shift() ?? expect.fail('no write')
    },
  }
}

test('what comes while a batch is written goes into the next one, in its order', async () => {
  const held = heldWrites()
  const commits = groupCommit(held.write)
  const done: string[] = []
  const append = (line: string) => commits.append(line).then(() => done.push(line))

  const all = [append('1')]
  const first = await held.next()
  all.push(append('2'), append('3'), append('4'))
  expect(first.lines).toEqual(['1'])
  expect(done).toEqual([])
  first.end()
  const second = await held.next()
  expect(second.lines).toEqual(['2', '3', '4'])
  expect(done).toEqual(['1'])
  second.end()
  await Promise.all(all)
  await commits.settled()
  expect(done).toEqual(['1', '2', '3', '4'])
})

test('after a failed write everything is refused, with the same reason, and nothing is written', async () => {
  const held = heldWrites()
  const commits = groupCommit(held.write)
  const first = commits.append('1')
  const write = await held.next()
  const second = commits.append('2')
  write.end(new Error('disk on fire'))
  const outcomes = await Promise.allSettled([first, second])
  outcomes.push(...(await Promise.allSettled([commits.append('3')])))
  expect(outcomes).toEqual(
    Array.from({ length: 3 }, () => ({ status: 'rejected', reason: new Error('disk on fire') })),
  )
  await commits.settled()
})

test('what is done between writes has them wait, and its failure ends them', async () => {
  const held = heldWrites()
  const commits = groupCommit(held.write)
  const order: string[] = []
  const works = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const all = works.map(({ promise }, at) => [
    commits.append(`${at}`).then(() => order.push(`written ${at}`)),
    commits.between(() => promise.then(() => order.push(`between ${at}`)).then(() => {})),
  ])
  const late = commits.append('late')
  ;(await held.next()).end()
  await all[0]?.[0]
  expect(order).toEqual(['written 0', 'written 1'])
  works[0]?.resolve()
  await all[0]?.[1]
  works[1]?.reject(new Error('disk on fire'))
  await expect(all[1]?.[1]).rejects.toThrow('disk on fire')
  await late
  await expect(commits.append('later')).rejects.toThrow('disk on fire')
})
