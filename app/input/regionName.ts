import { z } from 'zod'
import { valueWords } from '../text/valueWords.ts'
import { accepted, type Parsed, type ValueRefusal } from './parsed.ts'

const REGION_NAME = /^(?=.{1,40}$)[a-z]{2,}(-[a-z]+)+-\d+$/
const EXPECTED = 'the code of a Region, such as us-east-1'

/**
 * The code of a Region as a person types it, in capitals and with blanks around too. The form only: which Regions
 * there are is asked of AWS.
 */
export function parseRegionName(typed: string): Parsed<string, ValueRefusal> {
  const region = typed.trim().toLowerCase()
  if (REGION_NAME.test(region)) return accepted(region)
  const zone = /^(.*\d)[a-z]$/.exec(region)?.[1]
  const why =
    zone !== undefined && REGION_NAME.test(zone) ? `it is an Availability Zone of ${zone}` : undefined
  const because = why === undefined ? '' : ` (${why})`
  return {
    ok: false,
    refusals: [
      {
        expected: EXPECTED,
        why,
        message: `${valueWords(typed)} is not a Region: expected ${EXPECTED}${because}.`,
      },
    ],
  }
}

/** In the file a code is written as AWS writes it. */
export function regionNameSchema(description: string) {
  return z
    .string({ error: EXPECTED })
    .check((payload) => {
      const text = payload.value
      const parsed = parseRegionName(text)
      if (parsed.ok && parsed.value === text) return
      const why = parsed.ok ? `it is written ${parsed.value}` : parsed.refusals[0].why
      payload.issues.push({ code: 'custom', message: EXPECTED, params: { why }, input: text })
    })
    .meta({ description, pattern: REGION_NAME.source, examples: ['us-east-1'] })
}
