import { z } from 'zod'
import { list } from '../text/list.ts'
import { INVISIBLE, nameOddCharacters, nameOuterBlanks } from '../text/oddCharacters.ts'

/** Characters of the name of a customer, an account, a connector or an organizational unit. */
export const LONGEST_NAME = 128

/** Of a person's name on their computer; Windows allows 256. */
export const LONGEST_USER_NAME = 300

const RULE = 'a name without blanks at its ends and without invisible characters'

/** What of the rule a JSON Schema can say, whose patterns have no flags. */
const VISIBLE_PATTERN =
  '^(?!\\s)[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]*(?<!\\s)$'

/** A name that people read and type again: what it looks like is what it is. @param longest in characters. */
export function nameSchema(longest: number, description: string, example: string) {
  return z
    .string({ error: `${RULE}, such as "${example}"` })
    .check((payload) => {
      const fault = nameFault(payload.value, longest)
      if (fault === undefined) return
      const { expected, why } = fault
      payload.issues.push({ code: 'custom', message: expected, params: { why }, input: payload.value })
    })
    .meta({
      description,
      minLength: 1,
      maxLength: longest,
      pattern: VISIBLE_PATTERN,
      examples: [example],
    })
}

function nameFault(text: string, longest: number): { expected: string; why: string } | undefined {
  if (text === '') return { expected: RULE, why: 'it is empty' }
  if (text.length > longest) {
    return { expected: `at most ${longest} characters`, why: `it has ${text.length}` }
  }
  const reasons = [
    ...nameOuterBlanks(text),
    ...(INVISIBLE.test(text) ? nameOddCharacters(text) : []),
    ...(text.isWellFormed() ? [] : ['half a character (a lone surrogate)']),
  ]
  return reasons.length > 0 ? { expected: RULE, why: `it has ${list(reasons)}` } : undefined
}

/** The text with at most so many UTF-16 units, without half a character or a blank at its end. */
export function shortened(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}

/** Two names that a person would take for the same have the same key. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}
