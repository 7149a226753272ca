import { expect, test } from 'vitest'
import { newInOrganization, organizationAccess } from '../../../../app/access/newInOrganization.ts'
import { otherAccount, sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const THROUGH = { kind: 'profile', profile: 'management' } as const
const ROLE = { kind: 'role', roleName: 'Admin', through: THROUGH } as const

test('the organization is listed with what roles are assumed with, each once', () => {
  const accounts = [sampleAccount({ access: ROLE }), otherAccount({ access: ROLE }), sampleAccount()]
  expect(organizationAccess(accounts)).toEqual([THROUGH])
})

test('an account is new that is in use and not in the file', () => {
  const found = (accountId: string, unusable?: string) => ({
    accountId,
    name: `name of ${accountId}`,
    access: ROLE,
    email: '',
    state: 'ACTIVE',
    joinedMethod: 'CREATED',
    ...(unusable !== undefined && { unusable }),
  })
  const accounts = [found('111122223333'), found('222222222222'), found('333333333333', 'It is closed.')]
  expect(newInOrganization([sampleAccount()], { accounts })).toEqual([
    { accountId: '222222222222', name: 'name of 222222222222' },
  ])
})
