import { expect, test } from 'vitest'
import { timestampOf, utcBeside } from '../../../../app/text/timestamp.ts'

test.each([
  ['Europe/Berlin', '2026-10-05 14:03 (Europe/Berlin, UTC+02:00)'],
  ['America/New_York', '2026-10-05 08:03 (America/New_York, UTC-04:00)'],
  ['Asia/Kolkata', '2026-10-05 17:33 (Asia/Kolkata, UTC+05:30)'],
  ['UTC', '2026-10-05 12:03:22 UTC'],
  ['Etc/Unknown', '2026-10-05 12:03:22 UTC'],
])('a time in %s', (timeZone, local) => {
  expect(timestampOf('2026-10-05T12:03:22Z', timeZone)).toEqual({
    iso: '2026-10-05T12:03:22.000Z',
    local,
    utc: '2026-10-05 12:03:22 UTC',
  })
})

test('midnight is 00, and what is no time is shown as it is', () => {
  expect(timestampOf('2026-10-05T22:00:00Z', 'Europe/Berlin').local).toMatch(/^2026-10-06 00:00 /)
  expect(timestampOf('yesterday', 'UTC')).toEqual({ iso: 'yesterday', local: 'yesterday', utc: 'yesterday' })
})

test('UTC stands beside another zone only', () => {
  const beside = (timeZone: string) => utcBeside(timestampOf('2026-10-05T12:03:22Z', timeZone))
  expect(['Europe/Berlin', 'UTC'].map(beside)).toEqual(['2026-10-05 12:03:22 UTC', undefined])
})
