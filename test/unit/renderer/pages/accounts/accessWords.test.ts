import { expect, test } from 'vitest'
import { accessSchema } from '../../../../../app/onboarding/access.ts'
import {
  ACCESS_KINDS,
  accessWords,
  newAccess,
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
