import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { tagWords } from '../../../../app/onboarding/customerTags.ts'
import { draftOf, onboardingValue } from '../../../../app/onboarding/draft.ts'
import { onboardingJsonSchema } from '../../../../app/onboarding/onboarding.ts'
import { inputErrorText, parseOnboarding } from '../../../../app/onboarding/parseOnboarding.ts'
import { validateOnboarding } from '../../../../app/onboarding/validateOnboarding.ts'
import { onboardingInFile, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const schema = z.fromJSONSchema(JSON.parse(onboardingJsonSchema()))

function errorsOf(tags: unknown): readonly string[] {
  const parsed = parseOnboarding(JSON.stringify(onboardingInFile({ tags })), 'x')
  return parsed.ok ? [] : parsed.errors.map(inputErrorText)
}

describe('tags that AWS takes', () => {
  test.each([
    [{}],
    [{ CostCenter: '4711', 'Kostenstelle Süd': 'a b/c@d.example:1+2=3_4-5', empty: '' }],
    [{ ['k'.repeat(128)]: 'v'.repeat(256) }],
    [{ awsome: 'aws:x' }],
    [Object.fromEntries(Array.from({ length: 49 }, (_, at) => [`key${at}`, 'v']))],
  ])('%j', (tags) => {
    expect(errorsOf(tags)).toEqual([])
    expect(schema.safeParse(onboardingInFile({ tags })).success).toBe(true)
  })
})

describe('tags that AWS refuses, or that are not the customer’s', () => {
  test.each([
    [{ 'aws:cost': 'x' }, 'found the key "aws:cost", expected a key that does not begin with aws:'],
    [{ 'AWS:cost': 'x' }, 'AWS keeps these for itself'],
    [{ 'activeeye-onboarding': 'x' }, 'the app marks with it what this onboarding or an engine made'],
    [{ 'ActiveEye-Handover': 'x' }, 'the app marks with it what this onboarding or an engine made'],
    [{ '': 'x' }, 'expected 1 to 128 letters'],
    [{ ['k'.repeat(129)]: 'x' }, 'it has 129'],
    [{ key: 'v'.repeat(257) }, 'it has 257'],
    [{ 'a;b': 'x' }, 'found the key "a;b"'],
    [{ key: 'a\tb' }, 'expected at most 256 letters'],
    [{ 'key ': 'x' }, 'a blank at the end'],
    [{ key: ' x' }, 'a blank at the start'],
    [Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`key${at}`, 'v'])), 'found 50 tags'],
    [{ key: 4711 }, 'a text, in quotes'],
    [[{ key: 'a', value: 'b' }], 'the tags by their keys'],
  ])('%j', (tags, words) => {
    expect(errorsOf(tags).join('\n')).toContain(words)
    expect(schema.safeParse(onboardingInFile({ tags })).success).toBe(false)
  })

  test('keys that differ by their case only, which the JSON Schema can not say', () => {
    expect(errorsOf({ Team: 'a', team: 'b' }).join()).toContain('IAM takes them for the same')
  })

  test('the place of a wrong key is told', () => {
    const text = '{\n "tags": {\n  "ok": "1",\n  "aws:x": "2"\n }\n}'
    const parsed = parseOnboarding(text, 'x')
    expect(parsed.ok ? [] : parsed.errors).toContainEqual(
      expect.objectContaining({ line: 4, column: 3, path: 'tags["aws:x"]' }),
    )
  })
})

describe('the tags of a draft', () => {
  const base = sampleOnboarding({ tags: { CostCenter: '4711' } })

  test('are a list, and come back as the file has them', () => {
    const draft = draftOf(base)
    expect(draft.tags).toEqual([{ key: 'CostCenter', value: '4711' }])
    expect(onboardingValue(draft, base)).toEqual(base)
  })

  test('can all be removed; a row that is empty still is none', () => {
    const draft = { ...draftOf(base), tags: [{ key: '', value: '' }] }
    expect(onboardingValue(draft, base)).not.toHaveProperty('tags')
  })

  test('of an earlier version of the app are those of the file', () => {
    const { tags: _, ...draft } = draftOf(base)
    expect(onboardingValue(draft, base)).toEqual(base)
  })

  test('with one key twice are refused, and neither is lost', () => {
    const tags = [
      { key: 'Team', value: 'a' },
      { key: 'Team', value: 'b' },
    ]
    expect(validateOnboarding(onboardingValue({ ...draftOf(base), tags }, base))).toMatchObject({
      ok: false,
      faults: [{ path: ['tags'], found: '"Team" twice', expected: 'each key once' }, {}],
    })
  })
})

test('in words', () => {
  expect(tagWords({ CostCenter: '4711', empty: '' })).toBe('CostCenter = 4711, empty = (empty)')
  expect(tagWords({})).toBeUndefined()
})
