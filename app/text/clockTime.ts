import { timestampOf } from './timestamp.ts'

/** `14:05`, or `2026-10-06 02:05` when that is another day. @param now milliseconds since 1970. */
export function clockTime(iso: string, now: number, timeZone: string): string {
  const [day = '', time = ''] = timestampOf(iso, timeZone).local.split(' ')
  const [today] = timestampOf(new Date(now).toISOString(), timeZone).local.split(' ')
  return day === today ? time : `${day} ${time}`.trim()
}

/** As the clock of this computer shows it. */
export function clockTimeHere(iso: string): string {
  return clockTime(iso, Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}
