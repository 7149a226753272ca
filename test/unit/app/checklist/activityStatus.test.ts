import { expect, test } from 'vitest'
import {
  type ActivityStatus,
  activityStatusSchema,
  isLive,
} from '../../../../app/checklist/activityStatus.ts'

const LIVE: Readonly<Record<ActivityStatus['state'], boolean>> = {
  running: true,
  paused: true,
  finished: false,
  cancelled: false,
  failed: false,
  interrupted: false,
}

test.each(activityStatusSchema.shape.state.options)('an activity that is %s', (state) => {
  expect(isLive({ activity: 'run', state, startedAt: '2026-10-05T12:00:00.000Z' })).toBe(LIVE[state])
})

test('no activity', () => {
  expect(isLive(undefined)).toBe(false)
})
