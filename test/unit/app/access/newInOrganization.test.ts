import { describe, expect, test } from 'vitest'
import {
  addable,
  asInOrganization,
  newAccountsWords,
  organizationLook,
  suggestedAccounts,
  unlistedIn,
  waysToOrganization,
} from '../../../../app/access/newInOrganization.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const THROUGH = { kind: 'profile', profile: 'management' } as const
const ROLE = { kind: 'role', roleName: 'Admin', through: THROUGH } as const
const NOW = '2026-11-29T02:00:00.000Z'

const found = (accountId: string, name: string, state = 'ACTIVE') => ({
  accountId,
  name,
  access: ROLE,
  email: '',
  state,
  joinedMethod: 'CREATED',
  joinedAt: '2026-11-20T00:00:00.000Z',
})

test('the organization is listed with what roles are assumed with, each once, and the role of the last account', () => {
  const accounts = [
    sampleAccount({ access: ROLE }),
    otherAccount({ access: { ...ROLE, roleName: ['Deploy', 'Admin'] } }),
    sampleAccount(),
  ]
  expect(waysToOrganization(accounts)).toEqual([{ through: THROUGH, roleNames: ['Deploy', 'Admin'] }])
  expect(waysToOrganization([sampleAccount()])).toEqual([])
})

describe('an account that is not in the file', () => {
  const onboarding = sampleOnboarding()
  const listed = [
    found('111122223333', 'prod'),
    found('222222222222', 'prod'),
    found('333333333333', 'old', 'CLOSED'),
  ]

  test('is told with the first look that found it, also when later looks find it again', () => {
    const first = unlistedIn(onboarding, listed, [], '2026-11-21T00:00:00.000Z')
    const second = unlistedIn(onboarding, [...listed, found('444444444444', 'lab')], first, NOW)
    expect(second.map(({ accountId, firstSeen }) => [accountId, firstSeen])).toEqual([
      ['222222222222', '2026-11-21T00:00:00.000Z'],
      ['333333333333', '2026-11-21T00:00:00.000Z'],
      ['444444444444', NOW],
    ])
  })

  test('has a suggested name and ExternalID that nobody has; a closed one is said and not offered', () => {
    const unlisted = unlistedIn(onboarding, listed, [], NOW)
    const { accounts } = organizationLook(onboarding, { at: NOW, unlisted })
    expect(accounts).toMatchObject([
      { accountId: '222222222222', suggested: { name: 'prod (2)', externalId: 'acme-prod-2' } },
      { accountId: '333333333333', unusable: 'The account is closed.' },
    ])
    expect(addable(accounts)).toHaveLength(1)
    expect(newAccountsWords(accounts)).toBe(
      '1 account of the organization is not in the file. Of closed or suspended ones, which can’t be added, 1 is not in it.',
    )
    expect(newAccountsWords([])).toBe('Every account of the organization that is in use is in the file.')
  })

  test('is no news any more when it was added', () => {
    const unlisted = unlistedIn(onboarding, listed, [], NOW)
    const added = suggestedAccounts(onboarding, listed.slice(1, 2))
    const later = { ...onboarding, accounts: [...onboarding.accounts, ...added] }
    expect(organizationLook(later, { at: NOW, unlisted }).accounts.map(({ name }) => name)).toEqual(['old'])
  })
})

test('units and tags of an account are renewed, and stay where the organization does not tell them', () => {
  const account = sampleAccount({ organizationalUnits: ['Old'] })
  const tagged = { ...found('111122223333', 'prod'), units: ['New'], tags: { stage: 'prod' } }
  expect(asInOrganization(account, tagged)).toMatchObject({
    organizationalUnits: ['New'],
    organizationTags: { stage: 'prod' },
  })
  expect(asInOrganization(account, undefined)).toEqual(account)
})
