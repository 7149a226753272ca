import { expect, test } from 'vitest'
import type { Profile } from '../../../../../../../app/access/foundAccounts.ts'
import {
  missingPortals,
  profileRows,
  profileSubject,
  testableNow,
} from '../../../../../../../renderer/pages/accounts/add/profiles/profileRows.ts'
import { draftAccount } from '../../../../../../doubles/sampleOnboarding.ts'

const portal = { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' }
const keys: Profile = { name: 'keys', kind: 'keys' }
const sso: Profile = {
  name: 'sso',
  kind: 'identityCenter',
  accountId: '444455556666',
  identityCenter: portal,
}
const behind: Profile = { name: 'behind', kind: 'role', sourceProfile: 'sso', identityCenter: portal }
const mfa: Profile = {
  name: 'mfa',
  kind: 'role',
  sourceProfile: 'keys',
  mfaSerial: 'arn:aws:iam::1:mfa/anna',
}
const broken: Profile = { name: 'broken', kind: 'unknown', unusable: 'It names itself.' }
const ALL = [keys, sso, behind, mfa, broken]
const NONE_CHOSEN: ReadonlySet<string> = new Set()

function connected(profile: Profile, accountId: string) {
  const { key, of } = profileSubject(profile)
  return [key, { of, result: { key, state: 'connected', accountId, arn: 'arn' } }] as const
}

test('the account is what was found out, else what the files say', () => {
  const results = new Map([connected(keys, '111122223333')])
  const rows = profileRows(ALL, results, [], NONE_CHOSEN)
  expect(rows.map(({ accountId }) => accountId)).toEqual([
    '111122223333',
    '444455556666',
    undefined,
    undefined,
    undefined,
  ])
})

test('why one can not be chosen', () => {
  const rows = profileRows(ALL, new Map(), [draftAccount('4444-5555-6666', 'prod')], NONE_CHOSEN)
  expect(rows.map(({ why }) => why)).toEqual([
    undefined,
    'In the list already, as prod',
    undefined,
    undefined,
    'It names itself.',
  ])
})

test('of two profiles for one account the one that is chosen blocks the other', () => {
  const results = new Map([connected(keys, '444455556666')])
  expect(profileRows([keys, sso], results, [], NONE_CHOSEN).map(({ why }) => why)).toEqual([
    undefined,
    undefined,
  ])
  expect(profileRows([keys, sso], results, [], new Set(['sso'])).map(({ why }) => why)).toEqual([
    'The same account as sso, which is chosen',
    undefined,
  ])
})

test('a result is dropped when the files say another account', () => {
  const results = new Map([connected(sso, '444455556666')])
  const [row] = profileRows([{ ...sso, accountId: '111122223333' }], results, [], NONE_CHOSEN)
  expect(row).toMatchObject({ accountId: '111122223333', connection: undefined })
})

test('who needs a person, and where somebody has to sign in', () => {
  const rows = profileRows(ALL, new Map(), [], NONE_CHOSEN)
  expect(testableNow(rows, []).map(({ key }) => key)).toEqual(['keys'])
  expect(testableNow(rows, [{ startUrl: `${portal.startUrl}/#/` }]).map(({ key }) => key)).toEqual([
    'keys',
    'sso',
    'behind',
  ])
  expect(missingPortals(rows, []).map((one) => one.rows.map(({ key }) => key))).toEqual([['sso', 'behind']])
  expect(missingPortals(rows, [portal])).toEqual([])
})
