import { z } from 'zod'
import { ACCOUNT_ID_PATTERN } from '../activeeye/prescribed.ts'
import { BLANK, DASH } from '../text/oddCharacters.ts'
import { trimEnds } from '../text/trimEnds.ts'
import { valueWords } from '../text/valueWords.ts'
import { accepted, type Parsed, type ValueRefusal, valueOrTyped } from './parsed.ts'

/** A text that is not an account ID, and the reason. */
export interface AccountIdRefusal extends ValueRefusal {
  readonly why: string
}

const EXPECTED = '12 digits, such as 111122223333 or 1111-2222-3333'
const IN_QUOTES = 'the 12 digits in quotes, such as "011122223333", because leading zeros count'

const SEPARATOR = `(?:${BLANK.source}|${DASH.source}){1,3}`
/** Groups that people write: the console shows 1111-2222-3333, some tools 111-122-223-333. */
const GROUPED = new RegExp(
  `^(?:\\d{4}${SEPARATOR}\\d{4}${SEPARATOR}\\d{4}|\\d{3}(?:${SEPARATOR}\\d{3}){3})$`,
  'u',
)
const IN_ARN = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/
/** Letters that are easily taken for digits. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['o', '0'],
  ['I', '1'],
  ['l', '1'],
])

/**
 * The 12 digits of an AWS account ID, leading zeros kept, from the ways in which people write them:
 * as they are, in groups with dashes or blanks of any kind between, with blanks around.
 * The console itself shows dashes, and tools that take them for part of the ID fail misleadingly
 * (https://github.com/DataDog/documentation/issues/1289).
 */
export function parseAccountId(typed: string): Parsed<string, AccountIdRefusal> {
  const trimmed = trimEnds(typed, BLANK)
  if (ACCOUNT_ID_PATTERN.test(trimmed)) return accepted(trimmed)
  if (GROUPED.test(trimmed)) return accepted(trimmed.replaceAll(/\D/g, ''))
  const why = whyNot(trimmed)
  const message = `${valueWords(typed)} is not an account ID: expected ${EXPECTED} (${why}).`
  return { ok: false, refusals: [{ expected: EXPECTED, why, message }] }
}

function whyNot(text: string): string {
  if (text === '') return 'it is empty'
  const inArn = IN_ARN.exec(text)?.[1]
  if (inArn !== undefined) return `it is an ARN; the account ID in it is ${inArn}`

  const odd = [...text].filter((char) => !/\d/.test(char) && !BLANK.test(char) && !DASH.test(char))
  const lookalike = odd.find((char) => LOOKALIKES.has(char))
  if (lookalike !== undefined && odd.every((char) => LOOKALIKES.has(char))) {
    return `it has the letter ${lookalike} where the digit ${LOOKALIKES.get(lookalike)} may be meant`
  }
  const other = odd.find((char) => !LOOKALIKES.has(char))
  if (other !== undefined) return `it has ${valueWords(other)}, which is not a digit from 0 to 9`

  const count = text.replaceAll(/\D/g, '').length
  return count === 12 ? 'its 12 digits are separated in unusual places' : countWords(count)
}

function countWords(count: number): string {
  if (count === 0) return 'it has no digits'
  if (count < 12 && count > 8) {
    return `it has ${count} digits; leading zeros count, and spreadsheets drop them`
  }
  return `it has ${count} ${count === 1 ? 'digit' : 'digits'}`
}

/** Takes what `parseAccountId` takes; gives the 12 digits. */
export const accountIdSchema = z
  .string({ error: (issue) => (typeof issue.input === 'number' ? IN_QUOTES : EXPECTED) })
  .overwrite((text) => valueOrTyped(parseAccountId(text), text))
  .check((payload) => {
    const parsed = parseAccountId(payload.value)
    if (parsed.ok) return
    const [{ expected, why }] = parsed.refusals
    payload.issues.push({ code: 'custom', message: expected, params: { why }, input: payload.value })
  })
  .meta({
    description:
      'The AWS account ID: 12 digits, in quotes because leading zeros count. 1111-2222-3333 is taken too.',
    pattern: '^\\d{4}[- ]?\\d{4}[- ]?\\d{4}$',
    examples: ['111122223333'],
  })
