/** A time for people: theirs, with its zone, and UTC, which is what AWS's own records use. */
export interface Timestamp {
  /** ISO 8601 in UTC. */
  readonly iso: string
  /** `2026-10-05 14:03 (Europe/Berlin, UTC+02:00)` */
  readonly local: string
  /** `2026-10-05 12:03:22 UTC` */
  readonly utc: string
}

/**
 * @param iso an ISO 8601 time; what is none is shown as it is.
 * @param timeZone an IANA name. An unknown one (browsers may say `Etc/Unknown`) gives UTC, and says so:
 * a report must not fail for it.
 */
export function timestampOf(iso: string, timeZone: string): Timestamp {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return { iso, local: iso, utc: iso }
  const inUtc = date.toISOString()
  return {
    iso: inUtc,
    local: localTime(date, timeZone) ?? localTime(date, 'UTC') ?? inUtc,
    utc: `${inUtc.slice(0, 10)} ${inUtc.slice(11, 19)} UTC`,
  }
}

/** Put together from parts, with everything fixed that could differ between machines. */
function localTime(date: Date, timeZone: string): string | undefined {
  const format = formatIn(timeZone)
  if (format === undefined) return undefined
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const offset = part('timeZoneName').replace('GMT', 'UTC')
  const zone = timeZone === 'UTC' ? 'UTC' : `${timeZone}, ${offset}`
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} (${zone})`
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
