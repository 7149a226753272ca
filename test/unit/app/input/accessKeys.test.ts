import { describe, expect, test } from 'vitest'
import {
  type EnteredKeys,
  isTemporary,
  type KeyRefusal,
  NO_KEYS,
  parseAccessKeys,
} from '../../../../app/input/accessKeys.ts'

function refusalsOf(entered: EnteredKeys): readonly KeyRefusal[] {
  const parsed = parseAccessKeys(entered)
  return parsed.ok ? [] : parsed.refusals
}

function faults(entered: EnteredKeys): ReadonlyMap<keyof EnteredKeys, string> {
  return new Map(refusalsOf(entered).map(({ field, message }) => [field, message]))
}

const SECRET = 'canaryCanaryCanaryCanaryCanaryCanary+/12'
const TOKEN = 'canary-of-the-session-token=='
const LASTING = { accessKeyId: 'AKIACANARYCANARY0001', secretAccessKey: SECRET, sessionToken: '' }
const TEMPORARY = { accessKeyId: 'ASIACANARYCANARY0001', secretAccessKey: SECRET, sessionToken: TOKEN }

describe('what is pasted', () => {
  test.each([
    ['lasting keys', LASTING, { accessKeyId: LASTING.accessKeyId, secretAccessKey: SECRET }],
    [
      'lasting keys with an empty token',
      { ...LASTING, sessionToken: ' ' },
      { accessKeyId: LASTING.accessKeyId, secretAccessKey: SECRET },
    ],
    [
      'temporary keys, with what copying adds around them',
      {
        ...TEMPORARY,
        accessKeyId: ` ${TEMPORARY.accessKeyId}\n`,
        secretAccessKey: `\t${SECRET} `,
        sessionToken: `${TOKEN}\r\n`,
      },
      { accessKeyId: TEMPORARY.accessKeyId, secretAccessKey: SECRET, sessionToken: TOKEN },
    ],
    [
      'keys in quotation marks',
      { ...LASTING, accessKeyId: `"${LASTING.accessKeyId}"`, secretAccessKey: `“${SECRET}”` },
      { accessKeyId: LASTING.accessKeyId, secretAccessKey: SECRET },
    ],
  ])('%s are taken', (_, pasted, credentials) => {
    expect(parseAccessKeys(pasted)).toEqual({ ok: true, value: credentials })
  })

  test.each([
    [
      'a temporary key without its token',
      { ...TEMPORARY, sessionToken: '' },
      [/^Session token: a temporary key/],
    ],
    [
      'a lasting key with a token',
      { ...LASTING, sessionToken: TOKEN },
      [/^Session token: a key whose ID begins with AKIA has none/],
    ],
    [
      'a role’s ID',
      { ...LASTING, accessKeyId: 'AROACANARYCANARY0001' },
      [/^Access key ID: it begins with AKIA or ASIA/],
    ],
    [
      'an ID in small letters',
      { ...LASTING, accessKeyId: LASTING.accessKeyId.toLowerCase() },
      [/^Access key ID/],
    ],
    [
      'the two fields exchanged',
      { ...LASTING, accessKeyId: SECRET, secretAccessKey: LASTING.accessKeyId },
      [/^Access key ID/],
    ],
    [
      'a line of the file',
      { ...LASTING, secretAccessKey: `aws_secret_access_key = ${SECRET}` },
      [/^Secret access key: it has a blank in it/],
    ],
    [
      'half a pair of quotation marks',
      { ...LASTING, secretAccessKey: `"${SECRET}` },
      [/^Secret access key: it has a quotation mark in it/],
    ],
    [
      'a token with a line break in it',
      { ...TEMPORARY, sessionToken: `${TOKEN}\n${TOKEN}` },
      [/^Session token: it has a line break in it/],
    ],
    [
      'nothing',
      { ...LASTING, accessKeyId: '', secretAccessKey: '' },
      [/^Access key ID/, /^Secret access key/],
    ],
  ])('%s is refused in words that do not repeat it', (_, pasted, words) => {
    const errors = refusalsOf(pasted).map(({ message }) => message)
    expect(errors).toEqual(words.map((each) => expect.stringMatching(each)))
    expect(errors.join(' ')).not.toMatch(/canary/i)
  })
})

describe('a field', () => {
  const ID = 'ASIAIOSFODNN7EXAMPLE'
  const ALL = { accessKeyId: ID, secretAccessKey: SECRET, sessionToken: TOKEN }
  const longTerm: EnteredKeys = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: SECRET,
    sessionToken: '',
  }

  test('finds nothing in what is right', () => {
    expect(parseAccessKeys(longTerm).ok).toBe(true)
    expect(parseAccessKeys(ALL).ok).toBe(true)
    expect(parseAccessKeys({ ...ALL, accessKeyId: ` ${ID} ` }).ok).toBe(true)
  })

  test('names each field that is missing', () => {
    expect([...faults(NO_KEYS).keys()]).toEqual(['accessKeyId', 'secretAccessKey'])
  })

  test('asks for the token of a temporary key, and refuses one with a long-term key', () => {
    expect(faults({ ...ALL, sessionToken: ' ' }).get('sessionToken')).toContain('ASIA')
    expect(faults({ ...longTerm, sessionToken: TOKEN }).get('sessionToken')).toContain('AKIA')
    expect(isTemporary(` ${ID}`)).toBe(true)
    expect(isTemporary(longTerm.accessKeyId)).toBe(false)
  })

  test('never repeats what was typed', () => {
    const found = faults({ accessKeyId: `${SECRET}x`, secretAccessKey: SECRET, sessionToken: TOKEN })
    expect(found.get('accessKeyId')).toBeDefined()
    expect([...found.values()].join()).not.toContain(SECRET)
  })
})
