import { z } from 'zod'
import { ENGINE_TAG } from '../activeeye/engines.ts'
import { ONBOARDING_TAG } from '../activeeye/prescribed.ts'
import { nameOuterBlanks } from '../text/oddCharacters.ts'
import { quoted } from '../text/valueWords.ts'
import type { Fault } from './fault.ts'
import { fieldsOf } from './rawFields.ts'

/**
 * The customer's own tags on what a run creates, for organizations that demand some. AWS's limits are those of IAM,
 * CloudFormation and EC2 together, since CloudFormation passes the tags of a stack on to its roles and policies.
 */

/** A stack and a flow log can have 50; one is the onboarding's own, or that of the engine it was handed over to. */
export const MOST_TAGS = 49
const LONGEST_KEY = 128
const LONGEST_VALUE = 256
/** "[\p{L}\p{Z}\p{N}_.:/=+\-@]" (IAM API reference, Tag); of the blanks, only the one that people see. */
const ALLOWED = '[\\p{L}\\p{N} _.:/=+\\-@]'
const KEY_PATTERN = new RegExp(`^${ALLOWED}+$`, 'u')
const VALUE_PATTERN = new RegExp(`^${ALLOWED}*$`, 'u')
const OWN_TAGS: readonly string[] = [ONBOARDING_TAG, ENGINE_TAG]
const RESERVED = new RegExp(`^(aws:|(${OWN_TAGS.join('|')})$)`, 'i')

/** The same for JSON Schema, whose patterns have no flags: every character but those of ASCII that are not allowed. */
const ALLOWED_IN_SCHEMA = '[^\\u0000-\\u001f!"#$%&\'()*,;<>?\\[\\\\\\]^`{|}~\\u007f-\\u00a0]'

const LETTERS = 'letters, digits, blanks and _.:/=+-@'

/** The rules are in tagFaults, which names the key that is wrong; the JSON Schema has them for editors. */
export const tagsSchema = z
  .record(z.string(), z.string({ error: 'a text, in quotes: "4711"' }), {
    error: 'the tags by their keys: { "CostCenter": "4711" }',
  })
  .meta({
    description:
      "Tags that the organization demands: they are put on the stack, what it creates, and the flow logs, beside the onboarding's own, when these are created.",
    maxProperties: MOST_TAGS,
    propertyNames: {
      // Not aws:, and not the app's own, in any case.
      pattern: `^(?![aA][wW][sS]:)(?!(${OWN_TAGS.map(eitherCase).join('|')})$)(?! )${ALLOWED_IN_SCHEMA}{1,${LONGEST_KEY}}(?<! )$`,
    },
    additionalProperties: {
      type: 'string',
      pattern: `^(?! )${ALLOWED_IN_SCHEMA}{0,${LONGEST_VALUE}}(?<! )$`,
    },
    examples: [{ CostCenter: '4711' }],
  })

/** A tag as a person edits it. */
export const tagSchema = z.strictObject({ key: z.string(), value: z.string() })
export type Tag = z.infer<typeof tagSchema>

/** The tags of a draft as the file has them; a list of them when a key is there twice, which no file may have. */
export function tagsValue(rows: readonly Tag[]): unknown {
  const meant = rows.filter(({ key, value }) => key !== '' || value !== '')
  if (meant.length === 0) return undefined
  const keys = new Set(meant.map(({ key }) => key))
  return keys.size < meant.length ? meant : Object.fromEntries(meant.map(({ key, value }) => [key, value]))
}

/** What is wrong with the tags of a file or of a draft, by key. */
export function* tagFaults(value: unknown): Generator<Fault> {
  const { tags } = fieldsOf(value)
  if (Array.isArray(tags)) {
    const keys = tags.map((tag) => fieldsOf(tag).key)
    const twice = keys.find((key, index) => typeof key === 'string' && keys.indexOf(key) < index)
    if (typeof twice === 'string')
      yield { path: ['tags'], found: `${quoted(twice)} twice`, expected: 'each key once' }
    return
  }
  const entries = Object.entries(fieldsOf(tags))
  if (entries.length > MOST_TAGS) {
    yield {
      path: ['tags'],
      found: `${entries.length} tags`,
      expected: `at most ${MOST_TAGS}`,
      why: "AWS takes 50, and one is the onboarding's own",
    }
    return
  }
  const seen = new Map<string, string>()
  for (const [key, text] of entries) {
    const path = ['tags', key]
    const fault = keyFault(key)
    if (fault !== undefined) yield { path, at: 'key', found: `the key ${keyWords(key)}`, ...fault }
    const sameAs = seen.get(key.toLowerCase())
    if (sameAs !== undefined) {
      yield {
        path,
        at: 'key',
        found: `the key ${keyWords(key)}`,
        expected: 'keys that differ by more than their case',
        why: 'IAM takes them for the same',
        sameAs: ['tags', sameAs],
      }
    }
    seen.set(key.toLowerCase(), key)
    const wrong = typeof text === 'string' ? valueFault(text) : undefined
    if (wrong !== undefined) yield { path, found: quoted(String(text)), ...wrong }
  }
}

type Rule = Pick<Fault, 'expected' | 'why'>

function keyFault(key: string): Rule | undefined {
  if (RESERVED.test(key)) {
    return OWN_TAGS.includes(key.toLowerCase())
      ? { expected: 'another key', why: 'the app marks with it what this onboarding or an engine made' }
      : { expected: 'a key that does not begin with aws:', why: 'AWS keeps these for itself' }
  }
  const expected = `1 to ${LONGEST_KEY} ${LETTERS}`
  if (key.length > LONGEST_KEY) return { expected, why: `it has ${key.length}` }
  return textFault(key, KEY_PATTERN, expected)
}

function valueFault(value: string): Rule | undefined {
  const expected = `at most ${LONGEST_VALUE} ${LETTERS}`
  if (value.length > LONGEST_VALUE) return { expected, why: `it has ${value.length}` }
  return textFault(value, VALUE_PATTERN, expected)
}

function textFault(text: string, pattern: RegExp, expected: string): Rule | undefined {
  const [blank] = nameOuterBlanks(text)
  if (blank !== undefined) return { expected, why: `it has ${blank}` }
  return pattern.test(text) ? undefined : { expected }
}

function keyWords(key: string): string {
  return key === '' ? '""' : quoted(key)
}

/** JSON Schema patterns have no flags. */
function eitherCase(text: string): string {
  return text.replaceAll(/[a-z]/g, (char) => `[${char}${char.toUpperCase()}]`)
}

/** What stands on what a run creates, in words: "CostCenter = 4711"; `undefined` without tags of the customer. */
export function tagWords(tags: Readonly<Record<string, string>> | undefined): string | undefined {
  const pairs = Object.entries(tags ?? {}).map(
    ([key, value]) => `${key} = ${value === '' ? '(empty)' : value}`,
  )
  return pairs.length === 0 ? undefined : pairs.join(', ')
}
