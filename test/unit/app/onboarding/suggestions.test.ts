import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newOnboarding } from '../../../../app/onboarding/newOnboarding.ts'
import { formatOnboarding } from '../../../../app/onboarding/onboarding.ts'
import { parseOnboarding } from '../../../../app/onboarding/parseOnboarding.ts'
import { suggestDisplayName, suggestExternalId } from '../../../../app/onboarding/suggestions.ts'
import { INVISIBLE } from '../../../../app/text/oddCharacters.ts'

describe('suggestExternalId', () => {
  test.each([
    ['acme', 'prod', [], 'acme-prod'],
    ['acme', 'Açme Prod_1', [], 'acme-prod-1'],
    ['acme', 'acme', [], 'acme'],
    ['acme', 'Große Straße', [], 'acme-grosse-strasse'],
    ['acme', 'Łódź & Ærø', [], 'acme-lodz-aero'],
    ['acme', `data ${'x'.repeat(60)} ${'y'.repeat(60)}`, [], `acme-data-${'x'.repeat(60)}`],
    [
      'acme',
      `data ${'x'.repeat(60)} ${'y'.repeat(60)}`,
      [`acme-data-${'x'.repeat(60)}`],
      `acme-data-${'x'.repeat(60)}-2`,
    ],
    ['acme', 'x'.repeat(120), [], `acme`],
    ['acme', '日本', [], 'acme-account'],
    ['acme', 'prod', ['acme-prod'], 'acme-prod-2'],
    ['acme', 'prod', ['acme-prod', 'acme-prod-2'], 'acme-prod-3'],
  ])('%s, %s, present %j', (shortName, name, present, expected) => {
    expect(suggestExternalId(shortName, name, present)).toBe(expected)
  })
})

describe('suggestDisplayName', () => {
  test.each([
    ['Acme Corp', 'prod', [], 'Acme Corp prod'],
    ['Acme', 'Acme prod', [], 'Acme prod'],
    [' Acme\u00a0Corp ', 'prod\u200b', [], 'Acme Corp prod'],
    ['Acme', 'prod', ['ACME  PROD'], 'Acme prod (2)'],
  ])('%j, %j, present %j', (customer, name, present, expected) => {
    expect(suggestDisplayName(customer, name, present)).toBe(expected)
  })
})

const names = fc.uniqueArray(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((name) => /^\S+( \S+)*$/.test(name) && !INVISIBLE.test(name) && !/\p{C}/u.test(name)),
  {
    minLength: 1,
    maxLength: 8,
    selector: (name) => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim(),
  },
)

test('a new onboarding is valid and comes back from its file as it was', () => {
  fc.assert(
    fc.property(names, fc.constantFrom('Acme Corp', '日本', 'A'), (accountNames, customerName) => {
      const accounts = accountNames.map((name, index) => ({
        accountId: `${index}`.padStart(12, '0'),
        name,
        access: { kind: 'environment' as const },
      }))
      const onboarding = newOnboarding({ id: '0b9c1234', customerName, accounts })
      const parsed = parseOnboarding(formatOnboarding(onboarding), 'x')
      expect(parsed).toEqual({ ok: true, onboarding: { $schema: './onboarding.schema.json', ...onboarding } })
    }),
  )
})
