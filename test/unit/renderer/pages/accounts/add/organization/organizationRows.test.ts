import { expect, test } from 'vitest'
import type { OrganizationAccount } from '../../../../../../../app/access/foundAccounts.ts'
import type { Access } from '../../../../../../../app/onboarding/access.ts'
import {
  isInUnit,
  joinedWords,
  memberSubject,
  organizationRows,
  unitCounts,
  unitPath,
  untestedWords,
  withRole,
} from '../../../../../../../renderer/pages/accounts/add/organization/organizationRows.ts'
import { draftAccount } from '../../../../../../doubles/sampleOnboarding.ts'

const THROUGH: Access = { kind: 'environment' }
const role = (roleName: string): Access => ({ kind: 'role', roleName, through: THROUGH })
const member = (
  accountId: string,
  name: string,
  more: Partial<OrganizationAccount> = {},
): OrganizationAccount => ({
  accountId,
  name,
  access: role('OrganizationAccountAccessRole'),
  email: `${name}@acme.example`,
  state: 'ACTIVE',
  joinedMethod: 'CREATED',
  units: ['Workloads', 'Prod'],
  ...more,
})
const FOUND = [
  member('111111111111', 'management', { access: THROUGH, joinedMethod: 'INVITED', units: [] }),
  member('222222222222', 'prod'),
  member('333333333333', 'bought', { joinedMethod: 'INVITED', units: ['Workloads'] }),
  member('444444444444', 'closed', { state: 'SUSPENDED', unusable: 'The account is suspended.' }),
]
const ways = { through: THROUGH, role: 'OrganizationAccountAccessRole', own: new Map<string, string>() }
const rowsWith = (change: Partial<typeof ways>, results = new Map()) =>
  organizationRows(FOUND, { ...ways, ...change }, results, [])

test('the account of the credentials keeps its own credentials, the members get the role', () => {
  const rows = rowsWith({ role: 'First, Second', own: new Map([['333333333333', 'Other']]) })
  expect(rows.map(({ isOwn, access }) => [isOwn, access])).toEqual([
    [true, THROUGH],
    [false, { kind: 'role', roleName: ['First', 'Second'], through: THROUGH }],
    [false, role('Other')],
    [false, { kind: 'role', roleName: ['First', 'Second'], through: THROUGH }],
  ])
})

test('also when the organization was asked through a role', () => {
  const through = role('Auditor')
  const [own, other] = organizationRows(
    [
      member('111111111111', 'management', { access: through }),
      member('222222222222', 'prod', { access: { kind: 'role', roleName: 'Admin', through } }),
    ],
    { ...ways, through },
    new Map(),
    [],
  )
  expect([own?.isOwn, other?.isOwn]).toEqual([true, false])
})

test('why one can not be chosen', () => {
  const rows = organizationRows(FOUND, ways, new Map(), [draftAccount('222222222222', 'shop')])
  expect(rows.map(({ why }) => why)).toEqual([
    undefined,
    'In the list already, as shop',
    undefined,
    'The account is suspended.',
  ])
  expect(rowsWith({ role: '' }).map(({ why }) => why)).toEqual([
    undefined,
    'The name of a role is missing',
    'The name of a role is missing',
    'The account is suspended.',
  ])
  expect(rowsWith({ role: 'with blank' })[1]?.why).toMatch(/^The role is not valid: /)
})

test('what is known of how an account joined', () => {
  expect(rowsWith({}).map(joinedWords)).toEqual([
    'Account of these credentials',
    'Created here',
    'Invited: no OrganizationAccountAccessRole unless somebody created it',
    'Created here',
  ])
})

test('a result is about the role that was tested, and the button says what was not', () => {
  const [own, prod, bought] = rowsWith({})
  if (own === undefined || prod === undefined || bought === undefined) throw new Error('They are there.')
  const problem = { kind: 'accessDenied', message: 'm', next: 'n', retryable: false } as const
  const results = new Map([
    [
      '222222222222',
      { of: memberSubject(prod).of, result: { key: prod.key, state: 'connected', accountId: '2', arn: 'a' } },
    ],
    ['333333333333', { of: memberSubject(bought).of, result: { key: bought.key, state: 'failed', problem } }],
  ])
  const rows = rowsWith({}, results)
  expect(untestedWords(rows.slice(0, 3))).toBe('1 untested, 1 failed')
  expect(untestedWords(rows.slice(1, 2))).toBeUndefined()
  expect(untestedWords(rows.slice(0, 1))).toBe('untested')
  expect(untestedWords([])).toBeUndefined()
  expect(untestedWords(rowsWith({ role: 'Other' }, results).slice(1, 3)), 'another role').toBe('untested')
})

test('a second role is tried after the first', () => {
  expect(withRole('OrganizationAccountAccessRole', 'Second')).toBe('OrganizationAccountAccessRole, Second')
  expect(withRole('First,Second', 'Second')).toBe('First,Second')
  expect(withRole('', 'Second')).toBe('Second')
})

test('units: paths, counts with what is below, and who is in them', () => {
  expect(unitPath([])).toBe('Root')
  expect(unitCounts(FOUND)).toEqual([
    { path: 'Workloads', count: 3 },
    { path: 'Workloads / Prod', count: 2 },
  ])
  const inWorkloads = FOUND.filter((account) => isInUnit(account, 'Workloads'))
  expect(inWorkloads.map(({ name }) => name)).toEqual(['prod', 'bought', 'closed'])
  expect(isInUnit({ units: ['Work'] }, 'Workloads')).toBe(false)
  expect(isInUnit({}, 'Workloads')).toBe(false)
})
