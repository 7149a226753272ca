import { clockTime } from '../../app/report/clockTime.ts'

/** As the clock of this computer shows it. */
export function clockTimeHere(iso: string): string {
  return clockTime(iso, Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}
