import { z } from 'zod'

const REGION_NAME = /^[a-z]{2,}(-[a-z]+)+-\d+$/
const EXPECTED = 'the code of a Region, such as us-east-1'

/** The form only: which Regions there are is asked of AWS. */
export function regionNameSchema(description: string) {
  return z
    .string({ error: EXPECTED })
    .check((payload) => {
      const text = payload.value
      if (REGION_NAME.test(text)) return
      const why = whyNot(text)
      payload.issues.push({ code: 'custom', message: EXPECTED, params: { why }, input: text })
    })
    .meta({ description, pattern: REGION_NAME.source, examples: ['us-east-1'] })
}

function whyNot(text: string): string | undefined {
  const plain = text.trim().toLowerCase()
  if (REGION_NAME.test(plain)) return `it is written ${plain}`
  const zone = /^(.*\d)[a-z]$/.exec(plain)?.[1]
  return zone !== undefined && REGION_NAME.test(zone) ? `it is an Availability Zone of ${zone}` : undefined
}
