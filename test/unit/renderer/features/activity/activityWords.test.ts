import { describe, expect, test } from 'vitest'
import {
  activityWords,
  progressOf,
  progressWords,
} from '../../../../../renderer/features/activity/activityWords.ts'
import { accountInState } from '../../accountInState.ts'

describe('the words for an activity', () => {
  test('count what the app itself can bring to its end', () => {
    const accounts = [
      accountInState('1', 'done'),
      accountInState('2', 'skipped'),
      accountInState('3', 'failed'),
      accountInState('4', 'running'),
    ]
    expect(progressWords(progressOf(accounts))).toBe('2 of 4 accounts done, 1 failed')
    expect(progressWords(progressOf([accountInState('1', 'todo')]))).toBe('0 of 1 account done')
  })

  test('say how an activity ended', () => {
    const activity = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z' } as const
    expect(activityWords({ ...activity, state: 'cancelled' })).toBe('The run was cancelled')
  })
})
