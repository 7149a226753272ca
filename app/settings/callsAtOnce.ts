import { accepted, type Parsed, refused } from '../input/parsed.ts'
import { MOST_CALLS_AT_ONCE } from './settings.ts'

/** What a person typed as the number of calls at the same time. */
export function parseCallsAtOnce(typed: string): Parsed<number> {
  const text = typed.trim()
  const number = Number(text)
  return /^\d+$/.test(text) && number >= 1 && number <= MOST_CALLS_AT_ONCE
    ? accepted(number)
    : refused(`The number of calls at the same time is a whole number from 1 to ${MOST_CALLS_AT_ONCE}.`)
}
