import { momentOf } from '../../../app/report/moment.ts'

/** `14:05`, or `2026-10-06 02:05` when that is another day. @param now milliseconds since 1970. */
export function clockTime(iso: string, now: number, timeZone: string): string {
  const [day = '', time = ''] = momentOf(iso, timeZone).local.split(' ')
  const [today] = momentOf(new Date(now).toISOString(), timeZone).local.split(' ')
  return day === today ? time : `${day} ${time}`.trim()
}

/** `in 9 minutes`; what has begun counts. */
export function fromNow(iso: string, now: number): string {
  const minutes = Math.round((Date.parse(iso) - now) / 60_000)
  if (Number.isNaN(minutes) || minutes < 1) return 'in less than a minute'
  if (minutes < 90) return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
  return `in ${Math.round(minutes / 60)} hours`
}

/** As the clock of this computer shows it. */
export function clockTimeHere(iso: string): string {
  return clockTime(iso, Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}
