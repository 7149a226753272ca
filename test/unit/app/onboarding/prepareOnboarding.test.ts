import { describe, expect, test } from 'vitest'
import { formatOnboarding } from '../../../../app/onboarding/onboarding.ts'
import { parseOnboarding } from '../../../../app/onboarding/parseOnboarding.ts'
import {
  type PrepareRequest,
  prepareOnboarding,
  withoutAccess,
} from '../../../../app/onboarding/prepareOnboarding.ts'
import { suggestPriority } from '../../../../app/onboarding/suggestPriority.ts'

const REQUEST: PrepareRequest = {
  id: '0b9c1234-prepared',
  customerName: 'Acme Corp',
  shortName: 'acme',
  accounts: 'Account ID,Name\n111122223333,prod\n0444-5555-6666,dev sandbox\n555566667777,payments\nTotal: 3',
}

function prepared(changes: Partial<PrepareRequest> = {}) {
  const result = prepareOnboarding({ ...REQUEST, ...changes })
  if (!result.ok) throw new Error(result.errors.join('\n'))
  return result.onboarding
}

function errors(changes: Partial<PrepareRequest>): readonly string[] {
  const result = prepareOnboarding({ ...REQUEST, ...changes })
  return result.ok ? [] : result.errors
}

describe('a prepared file', () => {
  test('has all but the access, and is valid without it', () => {
    const onboarding = prepared({ portalUrl: 'https://acme.example.com/', connectorsAddedBy: 'activeeye' })
    const text = formatOnboarding(onboarding)
    expect(text).not.toContain('access"')
    expect(parseOnboarding(text, 'acme')).toMatchObject({ ok: true, onboarding })
    expect(
      onboarding.accounts.map(({ accountId, externalId, connector }) => [
        accountId,
        externalId,
        connector.priority,
      ]),
    ).toEqual([
      ['111122223333', 'acme-prod', 'medium'],
      ['044455556666', 'acme-dev-sandbox', 'low'],
      ['555566667777', 'acme-payments', 'high'],
    ])
    expect(withoutAccess(onboarding.accounts)).toHaveLength(3)
  })

  test('names each ExternalID by the pattern, and each another', () => {
    const ids = (externalIdPattern: string, accounts = REQUEST.accounts) =>
      prepared({ externalIdPattern, accounts }).accounts.map(({ externalId }) => externalId)
    expect(ids('ae-{customer}-{id}')[0]).toBe('ae-acme-111122223333')
    expect(ids('{account}', '111122223333 a b\n044455556666 a-b')).toEqual(['a-b', 'a-b-2'])
  })

  test.each([
    ['{customer}', 'neither {account} nor {id}'],
    [
      '{customer}-{name}',
      'names {name}, which stands for nothing. It can have {customer}, {account} and {id}.',
    ],
    ['{account}_x', 'other characters than lower-case letters, digits and dashes'],
  ])('refuses the pattern %s', (externalIdPattern, words) => {
    expect(errors({ externalIdPattern })).toEqual([expect.stringContaining(words)])
  })

  test('drops no line: one that is no account is refused by its number', () => {
    expect(errors({ accounts: '111122223333 prod\n12345 dev' })).toEqual([
      expect.stringMatching(/^Line 2, "12345": Expected 12 digits/),
    ])
    expect(errors({ accounts: ' \n' })).toEqual([expect.stringContaining('The list names no account')])
  })
})

test.each([
  ['prod', 'medium'],
  ['acme-dev', 'low'],
  ['Test 2', 'low'],
  ['developers', 'medium'],
  ['PCI prod', 'high'],
  ['pci-test', 'high'],
])('the priority of %s is suggested as %s', (name, priority) => {
  expect(suggestPriority(name)).toBe(priority)
})
