import type { Moment } from '../../../app/report/moment.ts'

/** With its zone and UTC: whoever reads a report may be elsewhere. */
export function Time({ moment }: { readonly moment: Moment | undefined }) {
  if (moment === undefined) return '–'
  return (
    <>
      <time dateTime={moment.iso}>{moment.local}</time>, <span className="report-aside">{moment.utc}</span>
    </>
  )
}
