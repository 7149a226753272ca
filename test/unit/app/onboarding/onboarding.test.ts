import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { onboardingJsonSchema } from '../../../../app/onboarding/onboarding.ts'
import { parseOnboarding } from '../../../../app/onboarding/parseOnboarding.ts'
import { accountInFile, onboardingInFile } from '../../../doubles/sampleOnboarding.ts'

const assets = new URL('../../../../assets/', import.meta.url)
const examples = readdirSync(new URL('examples/', assets)).filter((name) => name.endsWith('.onboarding.json'))
const textOf = (name: string) => readFileSync(new URL(name, assets), 'utf8')
const schema = z.fromJSONSchema(JSON.parse(onboardingJsonSchema()))

test('assets/onboarding.schema.json is up to date', () => {
  expect(textOf('onboarding.schema.json')).toBe(onboardingJsonSchema())
})

test('every field tells editors what it is', () => {
  const undescribed: string[] = []
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, field] of Object.entries<Record<string, unknown>>(value)) {
          if (!('description' in field) && !('$ref' in field)) undescribed.push(`${path}.${name}`)
        }
      }
      walk(value, `${path}.${key}`)
    }
  }
  walk(JSON.parse(onboardingJsonSchema()), '')
  // What is within accountId, … is described where it is used.
  expect(undescribed).toEqual([])
})

test('the JSON Schema refuses what the app refuses', () => {
  expect(schema.safeParse(onboardingInFile()).success).toBe(true)
  expect(schema.safeParse(onboardingInFile({ portalURL: 'https://x' })).success).toBe(false)
  expect(
    schema.safeParse(onboardingInFile({ accounts: [accountInFile({ externalId: 'A_B' })] })).success,
  ).toBe(false)
  expect(
    schema.safeParse(onboardingInFile({ accounts: [accountInFile({ access: { kind: 'sso' } })] })).success,
  ).toBe(false)
})

describe('what a person may mistype is refused by the JSON Schema and by the app', () => {
  const through = { kind: 'environment' }
  const access = (changes: Readonly<Record<string, unknown>>) => ({
    accounts: [accountInFile({ access: { kind: 'role', through, ...changes } })],
  })
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a Region twice', { accounts: [accountInFile({ regions: ['us-east-1', 'us-east-1'] })] }],
    ['an account twice', { accounts: [accountInFile(), accountInFile()] }],
    ['a role without a name', access({})],
    ['a role with two names', access({ roleName: 'A', roleArn: 'arn:aws:iam::111122223333:role/A' })],
    ['an empty list of roles', access({ roleName: [] })],
    ['a blank at the end of a name', { accounts: [accountInFile({ name: 'prod ' })] }],
    ['a character without width', { customer: { name: 'Acme\u200bCorp', shortName: 'acme' } }],
  ])('%s', (_, changes) => {
    const file = onboardingInFile(changes)
    expect(parseOnboarding(JSON.stringify(file), 'x').ok).toBe(false)
    expect(schema.safeParse(file).success).toBe(false)
  })
})

describe('examples', () => {
  test('show every kind of access', () => {
    expect(examples.sort()).toEqual(
      ['environment', 'identityCenter', 'keys', 'profile', 'role'].map((kind) => `${kind}.onboarding.json`),
    )
  })

  test.each(examples)('%s is valid, for the app and for editors', (name) => {
    const text = textOf(`examples/${name}`)
    const parsed = parseOnboarding(text, name)
    expect(parsed).toMatchObject({ ok: true })
    if (parsed.ok)
      expect(parsed.onboarding.accounts.map(({ access }) => access.kind)).toContain(name.split('.')[0])
    expect(schema.safeParse(parse(text)).error).toBeUndefined()
  })
})
