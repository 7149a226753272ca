import { timestampOf, utcBeside } from '../../app/text/timestamp.ts'

/** A time as this computer's clock shows it; the zone and UTC are in the tooltip. */
export function LocalTime({ iso }: { readonly iso: string }) {
  const at = timestampOf(iso, localTimeZone())
  const utc = utcBeside(at)
  return (
    <time dateTime={iso} title={utc === undefined ? at.local : `${at.local} = ${utc}`}>
      {at.local.replace(/ \(.*\)$/, '')}
    </time>
  )
}

/** Of this browser: an IANA name, `Europe/Berlin`. */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
