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

/** @param typed as a person gives it; an empty date is none. */
export function parseArrivalSaid(typed: ArrivalSaid): Parsed<ArrivalSaid> {
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
  const [first, ...others] = refusals
  if (first !== undefined) return { ok: false, refusals: [first, ...others] }
  return accepted({ by, ...(since !== '' && { since }) })
}
