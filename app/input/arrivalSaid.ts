import { z } from 'zod'
import { valueWords } from '../text/valueWords.ts'
import { accepted, type InputRefusal, type Parsed } from './parsed.ts'

/** Who of ActiveEye said that files arrive, and since when, if that was said. */
export interface ArrivalSaid {
  readonly by: string
  /** ISO date. */
  readonly since?: string | undefined
}

/** Characters; names of people are shorter. */
const LONGEST_NAME = 100

/** The time zone in which a day begins first is 14 hours ahead of UTC. */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000

/**
 * @param typed as a person gives it; an empty date is none.
 * @param now no date after today, in any time zone, is taken.
 */
export function parseArrivalSaid(typed: ArrivalSaid, now: Date): Parsed<ArrivalSaid> {
  const today = new Date(now.getTime() + EARLIEST_ZONE_MS).toISOString().slice(0, 10)
  const [by, since = ''] = [typed.by.trim(), typed.since?.trim()]
  const refusals: InputRefusal[] = []
  if (by === '' || by.length > LONGEST_NAME)
    refusals.push({
      message: `${valueWords(by)} is not the name of a person: name who of ActiveEye said that the files arrive, in at most ${LONGEST_NAME} characters.`,
    })
  if (since !== '' && !z.iso.date().safeParse(since).success)
    refusals.push({
      message: `${valueWords(since)} is not a date: expected year, month and day, such as 2026-10-01.`,
    })
  else if (since > today)
    refusals.push({
      message: `${valueWords(since)} is in the future: expected the day since which files have been arriving.`,
    })
  const [first, ...others] = refusals
  if (first !== undefined) return { ok: false, refusals: [first, ...others] }
  return accepted({ by, ...(since !== '' && { since }) })
}
