import { describe, expect, test } from 'vitest'
import { createPauseControl } from '../../../../app/run/pauseControl.ts'

function setUp() {
  const controller = new AbortController()
  const control = createPauseControl(controller.signal)
  const passed: string[] = []
  const walk = (name: string) =>
    control.checkpoint().then(
      () => passed.push(name),
      (error: Error) => passed.push(`${name}: ${error.message}`),
    )
  return { control, passed, walk, cancel: () => controller.abort(new Error('Cancelled.')) }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

describe('a checkpoint', () => {
  test('lets work pass', async () => {
    const { passed, walk } = setUp()
    await walk('a')
    expect(passed).toEqual(['a'])
  })

  test('holds work while paused, until it goes on', async () => {
    const { control, passed, walk } = setUp()
    control.pause()
    walk('a')
    await settled()
    expect([control.isPaused(), passed]).toEqual([true, []])
    control.resume()
    await settled()
    expect([control.isPaused(), passed]).toEqual([false, ['a']])
  })

  test('still holds when paused again in the same breath', async () => {
    const { control, passed, walk } = setUp()
    control.pause()
    walk('a')
    control.resume()
    control.pause()
    await settled()
    expect(passed).toEqual([])
    control.resume()
    await settled()
    expect(passed).toEqual(['a'])
  })

  test('refuses after a cancel, also what was held by a pause', async () => {
    const { control, passed, walk, cancel } = setUp()
    control.pause()
    walk('held')
    cancel()
    walk('late')
    await settled()
    expect(passed.toSorted()).toEqual(['held: Cancelled.', 'late: Cancelled.'])
    expect(control.isPaused()).toBe(false)
  })
})

test('pausing twice needs one resume', async () => {
  const { control, passed, walk } = setUp()
  control.pause()
  control.pause()
  walk('a')
  control.resume()
  await settled()
  expect(passed).toEqual(['a'])
})

test('what was cancelled can not be paused: nobody would be left to go on', () => {
  const { control, cancel } = setUp()
  cancel()
  control.pause()
  expect(control.isPaused()).toBe(false)
})
