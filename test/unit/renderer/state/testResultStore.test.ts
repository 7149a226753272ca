import { expect, test } from 'vitest'
import { createTestResultStore } from '../../../../renderer/state/testResultStore.ts'

const subjects = [
  { key: 'prod', of: 'role A' },
  { key: 'dev', of: 'role A' },
]

async function* answers(...keys: readonly string[]) {
  for (const key of keys) yield { key, result: `${key} connected` }
}

test('results come one by one and are all there at the end', async () => {
  const tests = createTestResultStore<string>()
  await tests.run(subjects, async () => answers('dev', 'prod', 'nobody asked'))
  const { results, running, refusal } = tests.use.getState()
  expect([...results].map(([key, { result }]) => [key, result])).toEqual([
    ['prod', 'prod connected'],
    ['dev', 'dev connected'],
  ])
  expect({ running, refusal }).toEqual({ running: 0, refusal: undefined })
})

test('a refusal keeps what came before it, and the rest is not tested', async () => {
  const tests = createTestResultStore<string>()
  await tests.run(subjects, async () => {
    async function* broken() {
      yield* answers('prod')
      throw new Error('away')
    }
    return broken()
  })
  const { results, running, refusal } = tests.use.getState()
  expect([...results.keys()]).toEqual(['prod'])
  expect(running).toBe(0)
  expect(refusal?.message).toBe('The app does not answer.')
})

test('what comes after clearing belongs to nobody', async () => {
  const tests = createTestResultStore<string>()
  let go = () => {}
  const cleared = new Promise<void>((resolve) => {
    go = resolve
  })
  const signals: AbortSignal[] = []
  const under = tests.run(subjects, async (signal) => {
    signals.push(signal)
    await cleared
    return answers('prod')
  })
  expect(tests.use.getState().running).toBe(1)
  tests.clear()
  go()
  await under
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  expect(tests.use.getState()).toEqual({ results: new Map(), running: 0, refusal: undefined })
})
