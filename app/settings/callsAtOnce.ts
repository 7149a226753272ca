import { accepted, type Parsed, refused } from '../input/parsed.ts'
import { CALLS_AT_ONCE, callsAtOnceSchema } from './settings.ts'

/** What a person typed as the number of calls at the same time. */
export function parseCallsAtOnce(typed: string): Parsed<number> {
  const text = typed.trim()
  const number = callsAtOnceSchema.safeParse(/^\d+$/.test(text) ? Number(text) : undefined)
  return number.success
    ? accepted(number.data)
    : refused(`The number of calls at the same time is ${CALLS_AT_ONCE}.`)
}
