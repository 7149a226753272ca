import { expect, it } from 'vitest'
import { signInWords } from '../../../../renderer/components/problems/signInWords.ts'

it('gives the command for a profile, also for one behind a role', () => {
  const profile = { kind: 'profile', profile: 'acme admin' } as const
  expect(signInWords(profile).command).toBe("aws sso login --profile 'acme admin'")
  const role = signInWords({
    kind: 'role',
    roleName: ['Admin', 'OrganizationAccountAccessRole'],
    through: profile,
  })
  expect(role.command).toBe("aws sso login --profile 'acme admin'")
  expect(role.explanation).toContain('Admin or OrganizationAccountAccessRole')
})

it('does not let a profile name end the command', () => {
  expect(signInWords({ kind: 'profile', profile: "x'; rm -rf ~ #" }).command).toBe(
    "aws sso login --profile 'x'\\''; rm -rf ~ #'",
  )
})

it('says that variables are read when the app starts', () => {
  expect(signInWords({ kind: 'environment' })).toEqual({
    explanation: expect.stringContaining('start it again'),
  })
})
