import type { Ending } from '../../../app/access/connectionTest.ts'
import { inShort } from '../../../app/text/inShort.ts'
import { clockTime } from '../../../app/text/timestamp.ts'

interface At {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly timeZone: string
}

/** Which sign-ins end soon, said before a run; undefined when none does. */
export function signInEndingWords(
  endings: readonly Ending[],
  nameOf: (accountId: string) => string,
  { now, timeZone }: At,
): string | undefined {
  const [first, ...others] = endings.toSorted((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt))
  if (first === undefined) return undefined
  const names = inShort([first, ...others].map(({ accountId }) => nameOf(accountId)))
  const over = Date.parse(first.endsAt) <= now
  const when = `${clockTime(first.endsAt, now, timeZone)}${over ? '' : `, ${fromNow(first.endsAt, now)}`}`
  if (others.length === 0) return `The sign-in of ${names} ${over ? 'has ended at' : 'ends at'} ${when}.`
  const together = others.every(({ endsAt }) => endsAt === first.endsAt)
  if (together) return `The sign-in of ${names} ${over ? 'has ended at' : 'ends at'} ${when}.`
  return `The sign-ins of ${names} end soon, the first ${over ? 'has ended at' : 'at'} ${when}.`
}

/** `in 9 minutes` */
export function fromNow(iso: string, now: number): string {
  const minutes = Math.round((Date.parse(iso) - now) / 60_000)
  if (Number.isNaN(minutes) || minutes < 1) return 'in less than a minute'
  if (minutes < 90) return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
  return `in ${Math.round(minutes / 60)} hours`
}
