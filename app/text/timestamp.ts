import { plural } from './plural.ts'

/** A time for people: local with its zone, and UTC, which AWS's own records use. */
export interface Timestamp {
  /** ISO 8601 in UTC. */
  readonly iso: string
  /** `2026-10-05 14:03 (Europe/Berlin, UTC+02:00)`; where the zone is UTC, the same as `utc`, which is then told once. */
  readonly local: string
  /** `2026-10-05 12:03:22 UTC` */
  readonly utc: string
}

/**
 * @param iso an ISO 8601 time; any other text is returned unchanged.
 * @param timeZone an IANA name. An unknown one (browsers may say `Etc/Unknown`) gives the time in UTC, labelled UTC,
 * so that a report does not fail.
 */
export function timestampOf(iso: string, timeZone: string): Timestamp {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return { iso, local: iso, utc: iso }
  const inUtc = date.toISOString()
  const utc = `${inUtc.slice(0, 10)} ${inUtc.slice(11, 19)} UTC`
  return { iso: inUtc, local: (timeZone === 'UTC' ? undefined : localTime(date, timeZone)) ?? utc, utc }
}

/** UTC beside the local time; `undefined` where that is the same. */
export function utcBeside({ local, utc }: Timestamp): string | undefined {
  return local === utc ? undefined : utc
}

/** `14:05`, or `2026-10-06 02:05` when that is another day. @param now milliseconds since 1970. */
export function clockTime(iso: string, now: number, timeZone: string): string {
  const [day = '', time = ''] = timestampOf(iso, timeZone).local.split(' ')
  const [today] = timestampOf(new Date(now).toISOString(), timeZone).local.split(' ')
  const minute = time.slice(0, 5)
  return day === today ? minute : `${day} ${minute}`.trim()
}

/** @param iso ISO time. @returns the ISO time so many milliseconds later. */
export function laterBy(milliseconds: number, iso: string): string {
  return new Date(Date.parse(iso) + milliseconds).toISOString()
}

/** Two computers' clocks differ by some minutes; what is later than that is a mistake, or forged. Milliseconds. */
export const CLOCKS_DIFFER = 15 * 60_000

/** Whether a time that another computer wrote can't be right. @param now milliseconds since 1970 */
export function isAhead(iso: string, now: number): boolean {
  return Date.parse(iso) > now + CLOCKS_DIFFER
}

/** As the clock of this computer shows it. */
export function clockTimeHere(iso: string): string {
  return clockTime(iso, Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** `3 days old`, for what was made at this time. @param now milliseconds since 1970. */
export function ageWords(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000)
  if (Number.isNaN(minutes)) return 'of an unknown time'
  if (minutes < 0) return 'dated in the future'
  if (minutes < 60) return `${plural(minutes, 'minute')} old`
  if (minutes < 48 * 60) return `${plural(Math.floor(minutes / 60), 'hour')} old`
  return `${plural(Math.floor(minutes / (24 * 60)), 'day')} old`
}

/** As the clock of this computer shows it. */
export function ageHere(iso: string): string {
  return ageWords(iso, Date.now())
}

/** Built from parts, so that no locale of the machine changes the form. */
function localTime(date: Date, timeZone: string): string | undefined {
  const format = formatIn(timeZone)
  if (format === undefined) return undefined
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const offset = part('timeZoneName').replace('GMT', 'UTC')
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} (${timeZone}, ${offset})`
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    })
  } catch {
    return undefined
  }
}
