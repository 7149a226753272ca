import { expect, test } from 'vitest'
import { principalWords, whoActs, whoActsInShort, whoAmI, whoInShort } from '../../../../app/access/whoAmI.ts'

const [PROD, STAGING, MANAGEMENT] = ['444455556666', '012345678901', '111122223333']
const role = (accountId: string, name: string, session = 'jane') =>
  `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`
const writing = {
  time: (iso: string) => iso.slice(11, 16),
  accountName: (accountId: string) => ({ [PROD]: 'prod', [STAGING]: 'staging' })[accountId],
}

test.each([
  [role(PROD, 'AWSReservedSSO_AdministratorAccess_0123456789abcdef'), 'role AdministratorAccess (jane)'],
  [role(PROD, 'Admin'), 'role Admin (jane)'],
  [`arn:aws:iam::${PROD}:user/ops/jane`, 'user jane'],
  [`arn:aws:iam::${PROD}:root`, 'the root user'],
  [`arn:aws-us-gov:sts::${PROD}:federated-user/jane`, 'federated user jane'],
])('%s is %s', (arn, words) => {
  expect(principalWords(arn)).toBe(words)
})

test('a person is who signed in, and acts as the role that was assumed', () => {
  const identities = [
    {
      accountId: MANAGEMENT,
      arn: role(MANAGEMENT, 'Ops'),
      isOwn: true,
      isActing: false,
      endsAt: '2026-10-05T14:05:00Z',
    },
    { accountId: PROD, arn: role(PROD, 'Onboarding', 'app'), isOwn: false, isActing: true },
    { accountId: STAGING, arn: role(STAGING, 'Onboarding', 'app'), isOwn: false, isActing: true },
  ]
  expect(whoAmI(identities, writing)).toEqual([`role Ops (jane) in ${MANAGEMENT}, until 14:05`])
  expect(whoActs(identities, [PROD, STAGING], writing)).toEqual([
    `role Onboarding (app) in prod (${PROD}) and staging (${STAGING})`,
  ])
  expect(whoActsInShort(identities, [PROD, STAGING], writing)).toBe('Onboarding in 2 accounts')
  expect(whoActs(identities.slice(0, 2), [PROD, STAGING], writing)).toEqual([
    `role Onboarding (app) in prod (${PROD})`,
    'not known yet in 1 account',
  ])
})

test('one permission set in several accounts is one line, which ends with the first of them', () => {
  const identities = [PROD, STAGING].map((accountId, at) => ({
    accountId,
    arn: role(accountId, 'AWSReservedSSO_Admin_0123456789abcdef'),
    isOwn: true,
    isActing: true,
    endsAt: `2026-10-05T1${5 - at}:00:00Z`,
  }))
  expect(whoAmI(identities, writing)).toEqual([
    `role Admin (jane) in prod (${PROD}) and staging (${STAGING}), until 14:00`,
  ])
  expect(whoActs([], [PROD], writing)).toEqual([])
  expect(whoInShort(identities, writing)).toBe('Admin in 2 accounts until 14:00')
  expect(whoInShort(identities.slice(0, 1), writing)).toBe('Admin in prod until 15:00')
  expect(whoInShort([], writing)).toBeUndefined()
})

test('an identity of an earlier access to the account is not the one that acts', () => {
  const identities = [
    { accountId: PROD, arn: role(PROD, 'Onboarding', 'app'), isOwn: false, isActing: false },
    { accountId: PROD, arn: `arn:aws:iam::${PROD}:user/jane`, isOwn: true, isActing: true },
  ]
  expect(whoActs(identities, [PROD], writing)).toEqual([`user jane in prod (${PROD})`])
  expect(whoActs(identities.slice(0, 1), [PROD], writing)).toEqual([])
})
