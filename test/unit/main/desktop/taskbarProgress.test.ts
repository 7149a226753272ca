import { expect, test, vi } from 'vitest'
import type { Patch } from '../../../../app/checklist/checklistPatch.ts'
import { totalsOf } from '../../../../app/checklist/totals.ts'
import {
  createProgressShower,
  followActivity,
  type TaskbarProgress,
  taskbarProgressOf,
} from '../../../../main/desktop/taskbarProgress.ts'

const progress = { unit: 'VPC', done: 2, total: 8 } as const
const NO_TOTALS = totalsOf([])
const activity = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z' } as const

test.each<[Partial<Patch>, TaskbarProgress]>([
  [{ progress }, { state: 'none' }],
  [
    { progress, activity: { ...activity, state: 'running' } },
    { state: 'running', done: 0.25 },
  ],
  [
    { progress, activity: { ...activity, state: 'paused' } },
    { state: 'paused', done: 0.25 },
  ],
  [
    { progress: { ...progress, total: 0 }, activity: { ...activity, state: 'running' } },
    { state: 'running' },
  ],
  [{ progress, activity: { ...activity, state: 'finished' } }, { state: 'none' }],
  [{ progress, activity: { ...activity, state: 'interrupted' } }, { state: 'none' }],
])('progress of %j is %j', (patch, shown) => {
  expect(taskbarProgressOf({ progress, ...patch })).toEqual(shown)
})

test('the computer stays awake while work runs, and only then', () => {
  const { show, powerSaveBlocker } = createShower()
  show({ state: 'running' })
  show({ state: 'running', done: 0.5 })
  expect(powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension')
  show({ state: 'paused', done: 0.5 })
  expect(powerSaveBlocker.stop).toHaveBeenCalledExactlyOnceWith(7)
  show({ state: 'running', done: 0.6 })
  show({ state: 'none' })
  show({ state: 'none' })
  expect(powerSaveBlocker.start).toHaveBeenCalledTimes(2)
  expect(powerSaveBlocker.stop).toHaveBeenCalledTimes(2)
})

test('the taskbar shows how far it is', () => {
  const { show, window } = createShower()
  show({ state: 'running' })
  show({ state: 'running', done: 0.5 })
  show({ state: 'paused', done: 0.5 })
  show({ state: 'none' })
  expect(window.setProgressBar.mock.calls).toEqual([
    [2, { mode: 'indeterminate' }],
    [0.5, { mode: 'normal' }],
    [0.5, { mode: 'paused' }],
    [-1],
  ])
  window.isDestroyed.mockReturnValue(true)
  show({ state: 'none' })
  expect(window.setProgressBar).toHaveBeenCalledTimes(4)
})

test('it follows what is open, through refusals and ends, until it is told to stop', async () => {
  vi.useFakeTimers()
  const stop = new AbortController()
  const told: TaskbarProgress[] = []
  const watch = vi
    .fn<() => Promise<AsyncIterable<Patch>>>()
    .mockRejectedValueOnce(new Error('No onboarding is open.'))
    .mockResolvedValueOnce(only({ progress, activity: { ...activity, state: 'running' } }))
    .mockImplementation(async () => {
      stop.abort()
      return only()
    })
  const followed = followActivity(watch, stop.signal, (progress) => told.push(progress))
  await vi.advanceTimersByTimeAsync(5_000)
  await followed
  vi.useRealTimers()
  expect(watch).toHaveBeenCalledTimes(3)
  expect(told).toEqual([
    { state: 'none' },
    { state: 'running', done: 0.25 },
    { state: 'none' },
    { state: 'none' },
  ])
})

async function* only(...patches: Pick<Patch, 'activity' | 'progress'>[]): AsyncGenerator<Patch> {
  for (const patch of patches)
    yield { base: 0, revision: 1, accounts: [], lines: [], totals: NO_TOTALS, ...patch }
}

function createShower() {
  const window = { setProgressBar: vi.fn(), isDestroyed: vi.fn(() => false) }
  const powerSaveBlocker = { start: vi.fn(() => 7), stop: vi.fn(() => true) }
  return { window, powerSaveBlocker, show: createProgressShower(window, powerSaveBlocker) }
}
