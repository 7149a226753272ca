import { expect, it } from 'vitest'
import type { Profile } from '../../../../../app/access/foundAccounts.ts'
import type { Shell } from '../../../../../app/text/shellCommand.ts'
import { signInWords } from '../../../../../renderer/features/signIn/signInWords.ts'

const words = (profile: string, found?: Profile, shell: Shell = 'sh') =>
  signInWords({ kind: 'profile', profile, found, accounts: [] }, false, shell)

it('gives the command for a profile of which nothing better is known', () => {
  expect(words('acme admin')?.command).toEqual({ text: "aws sso login --profile 'acme admin'" })
  expect(words('acme admin', undefined, 'cmdOrPowerShell')?.command).toEqual({
    text: 'aws sso login --profile "acme admin"',
  })
  expect(words('$acme', undefined, 'cmdOrPowerShell')?.command).toEqual({
    text: "aws sso login --profile '$acme'",
    onlyIn: 'PowerShell',
  })
})

it('gives the command of aws login, and none where a file has to be renewed', () => {
  expect(words('acme', { name: 'acme', kind: 'login' })?.command).toEqual({
    text: 'aws login --profile acme',
  })
  expect(words('acme', { name: 'acme', kind: 'keys' })).toEqual({
    explanation: expect.stringContaining('credentials file'),
  })
})

it('says why a profile can not be used, and that a code will be asked for', () => {
  const unusable = words('a b', { name: 'a b', kind: 'keys', unusable: 'its name has a space.' })
  expect(unusable?.explanation).toContain('its name has a space.')
  const mfa = words('acme', { name: 'acme', kind: 'role', sourceProfile: 'base', mfaSerial: 'arn:mfa' })
  expect(mfa?.explanation).toMatch(/profile base.*MFA device/)
})

it('does not let a profile name end the command', () => {
  expect(words("x'; rm -rf ~ #")?.command?.text).toBe("aws sso login --profile 'x'\\''; rm -rf ~ #'")
})

it('says that variables are read when the app starts', () => {
  expect(signInWords({ kind: 'environment', words: '', accounts: [] }, false, 'sh')).toEqual({
    explanation: expect.stringContaining('start it again'),
  })
})

it('does not ask for a new start in practice', () => {
  const { explanation } = signInWords({ kind: 'environment', words: '', accounts: [] }, true, 'sh') ?? {}
  expect(explanation).toContain('In practice')
  expect(explanation).not.toContain('start it again')
})

it('has no words for what is done in the app itself', () => {
  expect(signInWords({ kind: 'keys', accountId: '111122223333', accounts: [] }, false, 'sh')).toBeUndefined()
})
