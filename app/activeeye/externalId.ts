import { z } from 'zod'
import { list } from '../text/list.ts'
import { nameOddCharacters, nameOuterBlanks } from '../text/oddCharacters.ts'
import { slug } from '../text/slug.ts'
import { EXTERNAL_ID_PATTERN } from './prescribed.ts'

/** AWS: "Minimum length of 2. Maximum length of 1224" (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html). */
const SHORTEST = 2
const LONGEST = 1224
const RULE = 'lower-case letters and digits, separated by single dashes'

interface TextFault {
  readonly expected: string
  readonly why?: string
}

/** What is wrong with an ExternalID, or undefined. It is never changed silently: it has to be the same in three places. */
export function externalIdFault(text: string): TextFault | undefined {
  const formFault = slugFault(text)
  if (formFault !== undefined) return formFault
  if (text.length < SHORTEST)
    return { expected: `at least ${SHORTEST} characters`, why: 'AWS takes no shorter one' }
  if (text.length > LONGEST) {
    return {
      expected: `at most ${LONGEST} characters`,
      why: `it has ${text.length}, and AWS takes no longer one`,
    }
  }
  return undefined
}

/** Names what breaks the rule and says how the text would be right. */
function slugFault(text: string): TextFault | undefined {
  if (EXTERNAL_ID_PATTERN.test(text)) return undefined
  const reasons = nameOddities(text)
  const expected = `${RULE}, such as ${slug(text) || 'acme-prod'}`
  return reasons.length > 0 ? { expected, why: `it has ${list(reasons)}` } : { expected }
}

function nameOddities(text: string): readonly string[] {
  const has = (pattern: RegExp, name: string) => (pattern.test(text) ? [name] : [])
  const others = [
    ...new Set([...text].filter((char) => /[^\p{L}\p{N}\p{Cc}\p{Cf}\p{Z}\p{Pd}\u2212_]/u.test(char))),
  ]
  return [
    ...nameOuterBlanks(text),
    ...has(/\S +\S/u, 'a blank inside'),
    ...has(/\p{Lu}/u, 'upper-case letters'),
    ...has(/_/, 'an underscore'),
    ...nameOddCharacters(text),
    ...has(/[^\P{L}\p{Lu}a-z]/u, 'letters other than a to z'),
    ...has(/[^\P{N}0-9]/u, 'digits other than 0 to 9'),
    ...has(/^-/, 'a dash at the start'),
    ...has(/-$/, 'a dash at the end'),
    ...has(/--/, 'two dashes in a row'),
    ...(others.length > 0 ? [`the special characters ${others.join(' ')}`] : []),
  ]
}

/** ActiveEye: "Use all lower case and separate words with dashes", "no other special characters". */
export const externalIdSchema = textSchema(externalIdFault, 'acme-prod').meta({
  description:
    'The ExternalID of this account: goes into the stack and, exactly the same, into the connector. Lower-case letters and digits, separated by single dashes. Not a secret.',
  pattern: EXTERNAL_ID_PATTERN.source,
  minLength: SHORTEST,
  maxLength: LONGEST,
  examples: ['acme-prod'],
})

/** ActiveEye: an ExternalID begins with "your customer name in a short form", so that has the same form. */
export const shortNameSchema = textSchema(slugFault, 'acme').meta({
  description: 'The customer in a short form: the start of suggested ExternalIDs.',
  pattern: EXTERNAL_ID_PATTERN.source,
  examples: ['acme'],
})

function textSchema(faultOf: (text: string) => TextFault | undefined, example: string) {
  return z.string({ error: `${RULE}, such as ${example}` }).check((payload) => {
    const fault = faultOf(payload.value)
    if (fault === undefined) return
    const { expected, why } = fault
    payload.issues.push({ code: 'custom', message: expected, params: { why }, input: payload.value })
  })
}
