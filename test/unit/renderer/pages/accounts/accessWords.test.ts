import { expect, test } from 'vitest'
import type { Profile } from '../../../../../app/access/foundAccounts.ts'
import { accessSchema } from '../../../../../app/onboarding/access.ts'
import {
  ACCESS_KINDS,
  accessWords,
  newAccess,
  profileWords,
  roleFrom,
  roleText,
} from '../../../../../renderer/pages/accounts/accessWords.ts'

test.each([
  ['Admin', { roleName: 'Admin' }],
  ['First, Second', { roleName: ['First', 'Second'] }],
  ['arn:aws:iam::111122223333:role/Admin', { roleArn: 'arn:aws:iam::111122223333:role/Admin' }],
  ['', { roleName: '' }],
])('a role typed as "%s"', (text, role) => {
  expect(roleFrom(text)).toEqual(role)
  expect(roleText(role)).toBe(text)
})

test('every kind begins with something that only lacks what a person has to say', () => {
  for (const kind of ACCESS_KINDS) {
    expect(accessWords(newAccess(kind))).not.toBe('')
    expect(accessSchema.safeParse(newAccess(kind)).success).toBe(
      !['profile', 'identityCenter'].includes(kind),
    )
  }
})

const PORTAL = { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' }

test.each<[Profile, string]>([
  [{ name: 'keys', kind: 'keys' }, 'Static access keys'],
  [{ name: 'sso', kind: 'identityCenter', identityCenter: PORTAL }, 'IAM Identity Center'],
  [
    { name: 'behind', kind: 'role', sourceProfile: 'sso', identityCenter: PORTAL },
    'Role through sso, signs in through IAM Identity Center',
  ],
  [
    { name: 'mfa', kind: 'role', sourceProfile: 'keys', mfaSerial: 'arn:aws:iam::1:mfa/anna' },
    'Role through keys, asks for an MFA code',
  ],
  [{ name: 'x', kind: 'process' }, 'Another program (credential_process)'],
])('what $name is', (profile, words) => {
  expect(profileWords(profile)).toBe(words)
})
