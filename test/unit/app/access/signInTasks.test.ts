import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../../app/access/foundAccounts.ts'
import {
  assumedRoles,
  settingsNotUsed,
  signInTaskKey,
  signInTasks,
} from '../../../../app/access/signInTasks.ts'
import type { Access } from '../../../../app/onboarding/access.ts'
import { newOnboarding } from '../../../../app/onboarding/newOnboarding.ts'

const PORTAL = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }

function accounts(...accesses: readonly Access[]) {
  return newOnboarding({
    id: 'onboarding-1',
    customerName: 'Acme',
    accounts: accesses.map((access, index) => ({
      accountId: `${index + 1}`.repeat(12),
      name: `account ${index + 1}`,
      access,
    })),
  }).accounts
}

function idsOf(roots: ReturnType<typeof signInTasks>) {
  return roots.map((root) => [root.kind, root.accounts.map(({ accountId }) => accountId[0]).join('')])
}

describe('signInTasks', () => {
  it('is one for each thing to do, whatever the roles on the way', () => {
    const environment = { kind: 'environment' } as const
    const roots = signInTasks(
      accounts(
        environment,
        { kind: 'role', roleName: 'Admin', through: environment },
        { kind: 'role', roleName: 'Other', through: { kind: 'role', roleName: 'Hub', through: environment } },
        { kind: 'identityCenter', ...PORTAL, roleName: 'Admin' },
        {
          kind: 'identityCenter',
          startUrl: `${PORTAL.startUrl}/#/`,
          region: PORTAL.region,
          roleName: 'Audit',
        },
        { kind: 'profile', profile: 'a' },
        { kind: 'profile', profile: 'b' },
      ),
    )
    expect(idsOf(roots)).toEqual([
      ['environment', '123'],
      ['identityCenter', '45'],
      ['profile', '6'],
      ['profile', '7'],
    ])
    expect(new Set(roots.map(signInTaskKey)).size).toBe(roots.length)
    expect(assumedRoles(roots[0]?.accounts ?? [])).toEqual(['Admin', 'Other', 'Hub'])
  })

  it('leads profiles of one portal to one sign-in, and says which they are', () => {
    const profiles: Profile[] = [
      { name: 'a', kind: 'identityCenter', identityCenter: PORTAL },
      { name: 'b', kind: 'role', sourceProfile: 'a', identityCenter: PORTAL },
      { name: 'c', kind: 'keys' },
    ]
    const roots = signInTasks(
      accounts(
        { kind: 'profile', profile: 'a' },
        { kind: 'role', roleName: 'Admin', through: { kind: 'profile', profile: 'b' } },
        { kind: 'profile', profile: 'c' },
        { kind: 'identityCenter', ...PORTAL, roleName: 'Admin' },
      ),
      { profiles, environment: { kind: 'none', words: '' } },
    )
    expect(idsOf(roots)).toEqual([
      ['identityCenter', '124'],
      ['profile', '3'],
    ])
    expect(roots[0]).toMatchObject({ ...PORTAL, profiles: ['a', 'b'] })
    expect(roots[1]).toMatchObject({ found: { kind: 'keys' } })
  })

  it('follows the profile that AWS_PROFILE names', () => {
    const profiles: Profile[] = [{ name: 'a', kind: 'identityCenter', identityCenter: PORTAL }]
    const environment = { kind: 'profile', profile: 'a', words: '' } as const
    const roots = signInTasks(accounts({ kind: 'environment' }, { kind: 'profile', profile: 'a' }), {
      profiles,
      environment,
    })
    expect(idsOf(roots)).toEqual([['identityCenter', '12']])
  })

  it('asks for the keys of each account, once where they open several', () => {
    const hub = { kind: 'keys', accountId: '999999999999' } as const
    const roots = signInTasks(
      accounts(
        { kind: 'keys' },
        { kind: 'keys' },
        { kind: 'role', roleName: 'Admin', through: hub },
        { kind: 'role', roleName: 'Admin', through: hub },
      ),
    )
    expect(idsOf(roots)).toEqual([
      ['keys', '1'],
      ['keys', '2'],
      ['keys', '34'],
    ])
    expect(roots[2]).toMatchObject({ accountId: '999999999999' })
  })
})

describe('what is not followed of profiles', () => {
  const profiles: Profile[] = [
    { name: 'a', kind: 'keys', notUsed: 'Its ca_bundle is not used.' },
    { name: 'b', kind: 'keys' },
    { name: 'c', kind: 'keys', notUsed: 'Its defaults_mode is not used.' },
  ]

  it.each([
    ['of a profile', { kind: 'profile', profile: 'a' }],
    [
      'of the profile behind a role',
      { kind: 'role', roleName: 'Admin', through: { kind: 'profile', profile: 'a' } },
    ],
    ['of the profile of the environment', { kind: 'environment' }],
  ] as const)('is said %s', (_, access) => {
    const environment = { kind: 'profile', profile: 'a', words: '' } as const
    const said = settingsNotUsed(accounts(access, { kind: 'profile', profile: 'b' }), {
      profiles,
      environment,
    })
    expect(said).toEqual(['Profile a: Its ca_bundle is not used.'])
  })
})
