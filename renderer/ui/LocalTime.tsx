import { timestampOf } from '../../app/text/timestamp.ts'

/** A time as this computer's clock shows it; the zone and UTC are in the tooltip. */
export function LocalTime({ iso }: { readonly iso: string }) {
  const { local, utc } = timestampOf(iso, Intl.DateTimeFormat().resolvedOptions().timeZone)
  return (
    <time dateTime={iso} title={`${local} = ${utc}`}>
      {local.replace(/ \(.*\)$/, '')}
    </time>
  )
}

/** Of this browser: an IANA name, `Europe/Berlin`. */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
