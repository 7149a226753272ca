import { expect, it } from 'vitest'
import { clockTime } from '../../../../app/text/timestamp.ts'

const NOW = Date.parse('2026-10-05T11:56:00.000Z')

it('shows the local time, with the day when it is another one', () => {
  expect(clockTime('2026-10-05T12:05:00.000Z', NOW, 'Europe/Berlin')).toBe('14:05')
  expect(clockTime('2026-10-05T22:05:00.000Z', NOW, 'Europe/Berlin')).toBe('2026-10-06 00:05')
})
