import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ActivityStatus } from '../../../../../app/checklist/activityStatus.ts'
import { useActivityControl } from '../../../../../renderer/features/activity/useActivityControl.ts'
import {
  followRefusals,
  setActivityRefusal,
  useActivityRefusal,
  useSteering,
} from '../../../../../renderer/state/activityRefusalStore.ts'
import { clearChecklist, useChecklist } from '../../../../../renderer/state/checklistStore.ts'
import { hookOf } from '../../hookOf.tsx'

const REQUEST = { activity: 'plan' } as const
const RUNNING: ActivityStatus = { activity: 'plan', state: 'running', startedAt: '2026-11-28T10:00:00.000Z' }
const REFUSAL = new ORPCError('NOT_NOW', { defined: true, message: 'An activity is running already.' })
const message = () => useActivityRefusal.getState().message

let leave: () => void

beforeEach(() => {
  vi.useFakeTimers()
  leave = followRefusals()
})

afterEach(() => {
  leave()
  vi.useRealTimers()
  clearChecklist()
  setActivityRefusal(undefined)
})

/** Main refuses a second start, as it does. */
function app() {
  const { promise: answer, resolve } = Promise.withResolvers<void>()
  const start = vi.fn(() => (start.mock.calls.length === 1 ? answer : Promise.reject(REFUSAL)))
  return { start, answer: resolve, control: hookOf({ activity: { start } }, useActivityControl) }
}

describe('a button that is pressed twice', () => {
  test('starts once and shows no refusal, also between the answer and the first news of the activity', async () => {
    const { start, answer, control } = app()
    const first = control.start(REQUEST)
    expect(await control.start(REQUEST)).toBe(false)
    answer()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await control.start(REQUEST)).toBe(false)
    useChecklist.setState({ activity: RUNNING })
    expect(await first).toBe(true)
    expect([start.mock.calls.length, message(), useSteering.getState().busy]).toEqual([1, undefined, false])
  })

  test('is free again when no news comes', async () => {
    const { answer, control } = app()
    const first = control.start(REQUEST)
    answer()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await first).toBe(true)
    expect(useSteering.getState().busy).toBe(false)
  })
})

test('a refusal is shown until the activity is another one', async () => {
  const { start, control } = app()
  start.mockImplementation(() => Promise.reject(REFUSAL))
  expect(await control.start(REQUEST)).toBe(false)
  expect([message(), useSteering.getState().busy]).toEqual([REFUSAL.message, false])
  useChecklist.setState({ activity: RUNNING })
  expect(message()).toBeUndefined()
})
