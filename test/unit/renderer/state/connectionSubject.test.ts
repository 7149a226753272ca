import { expect, test } from 'vitest'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { draftSubject } from '../../../../renderer/state/connectionSubject.ts'

const account: DraftAccount = {
  key: 'row',
  accountId: '4444-5555-6666',
  name: 'prod',
  externalId: 'acme-prod',
  connector: { displayName: 'Acme prod', priority: 'medium' },
  access: { kind: 'role', roleName: 'Admin', through: { kind: 'environment' } },
  regions: 'enabled',
  stackRegion: 'us-east-1',
}

test('the ID is sent as AWS has it', () => {
  expect(draftSubject(account).test).toEqual({
    key: 'row',
    accountId: '444455556666',
    access: account.access,
    stackRegion: 'us-east-1',
  })
})

test('a new name, ExternalID or priority leaves the subject as it is', () => {
  const { of } = draftSubject(account)
  expect(
    draftSubject({ ...account, name: 'production', externalId: 'x', accountId: '444455556666' }).of,
  ).toBe(of)
  const otherOrder = { through: { kind: 'environment' }, roleName: 'Admin', kind: 'role' } as const
  expect(draftSubject({ ...account, access: otherOrder }).of).toBe(of)
})

test.each<[string, Partial<DraftAccount>]>([
  ['ID', { accountId: '444455556667' }],
  ['kind', { access: { kind: 'environment' } }],
  ['role', { access: { kind: 'role', roleName: 'Other', through: { kind: 'environment' } } }],
  ['roles', { access: { kind: 'role', roleName: ['Admin', 'Other'], through: { kind: 'environment' } } }],
  [
    'credentials behind the role',
    { access: { kind: 'role', roleName: 'Admin', through: { kind: 'profile', profile: 'a' } } },
  ],
])('another %s is another subject', (_, change) => {
  expect(draftSubject({ ...account, ...change }).of).not.toBe(draftSubject(account).of)
})
