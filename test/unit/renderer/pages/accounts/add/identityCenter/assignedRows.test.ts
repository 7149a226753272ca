import { expect, test } from 'vitest'
import {
  assignedRows,
  likelyRole,
  roleCounts,
} from '../../../../../../../renderer/pages/accounts/add/identityCenter/assignedRows.ts'
import { draftAccount } from '../../../../../../doubles/sampleOnboarding.ts'

const account = (accountId: string, name: string, ...roleNames: string[]) => ({
  accountId,
  name,
  email: `${name}@acme.example`,
  roleNames,
})
const ASSIGNED = [
  account('111111111111', 'prod', 'Admin', 'ReadOnly'),
  account('222222222222', 'dev', 'ReadOnly'),
  account('333333333333', 'listed', 'Admin'),
  account('444444444444', 'closed'),
]
const LISTED = [draftAccount('333333333333', 'shop')]

test('the role for all is taken where it is assigned; elsewhere it says so', () => {
  const rows = assignedRows(ASSIGNED, LISTED, 'Admin', new Map())
  expect(rows.map(({ name, roleName, why }) => [name, roleName, why])).toEqual([
    ['prod', 'Admin', undefined],
    ['dev', undefined, 'Admin is not assigned to you here: choose another role'],
    ['listed', 'Admin', 'In the list already, as shop'],
    ['closed', undefined, 'No role is assigned to you here'],
  ])
})

test('a single account can have another role', () => {
  const [prod, dev] = assignedRows(ASSIGNED, [], 'Admin', new Map([['222222222222', 'ReadOnly']]))
  expect([prod?.roleName, dev?.roleName, dev?.why]).toEqual(['Admin', 'ReadOnly', undefined])
})

test('without a role for all each account asks for one', () => {
  const [prod] = assignedRows(ASSIGNED, [], undefined, new Map())
  expect(prod?.why).toBe('Choose a role')
})

test('the roles that can do the work first, then by how often they are assigned', () => {
  const often = [account('1', 'a', 'AWSReadOnlyAccess'), account('2', 'b', 'AWSReadOnlyAccess', 'Deploy')]
  expect(roleCounts(often).map(({ roleName }) => roleName)).toEqual(['Deploy', 'AWSReadOnlyAccess'])
  expect(roleCounts(ASSIGNED)).toEqual([
    { roleName: 'Admin', count: 2 },
    { roleName: 'ReadOnly', count: 2 },
  ])
})

test('the role to begin with is one that is used, or the only one that can be meant', () => {
  const used = { kind: 'identityCenter', startUrl: 'https://x', region: 'us-east-1' } as const
  const [first] = LISTED
  if (first === undefined) throw new Error('There is one.')
  expect(likelyRole(ASSIGNED, LISTED)).toBe('Admin')
  expect(likelyRole([account('1', 'a', 'Admin', 'OtherAdmin')], [])).toBeUndefined()
  expect(likelyRole([account('1', 'a', 'Deploy', 'ReadOnly')], [])).toBeUndefined()
  expect(likelyRole(ASSIGNED, [{ ...first, access: { ...used, roleName: 'ReadOnly' } }])).toBe('ReadOnly')
  expect(likelyRole(ASSIGNED, [{ ...first, access: { ...used, roleName: 'Gone' } }])).toBe('Admin')
  expect(likelyRole([account('1', 'a', 'Only'), account('2', 'b', 'Only')], [])).toBe('Only')
})
