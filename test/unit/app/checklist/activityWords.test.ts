import { describe, expect, test } from 'vitest'
import { activityWords } from '../../../../app/checklist/activityWords.ts'

describe('the words for an activity', () => {
  test('say how an activity ended', () => {
    const activity = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z' } as const
    expect(activityWords({ ...activity, state: 'cancelled' })).toBe('The run was cancelled')
  })
})
