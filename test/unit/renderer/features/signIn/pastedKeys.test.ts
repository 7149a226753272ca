import { describe, expect, it } from 'vitest'
import { isTemporary, keyFaults, NO_KEYS } from '../../../../../renderer/features/signIn/keyFaults.ts'
import { pastedKeys } from '../../../../../renderer/features/signIn/pastedKeys.ts'

const ID = 'ASIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const TOKEN = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJIMEYCIQ=='
const ALL = { accessKeyId: ID, secretAccessKey: SECRET, sessionToken: TOKEN }

describe('pastedKeys', () => {
  it.each([
    [
      'a shell',
      `export AWS_ACCESS_KEY_ID="${ID}"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\nexport AWS_SESSION_TOKEN="${TOKEN}"\n`,
    ],
    [
      'a shell, on one line',
      `export AWS_ACCESS_KEY_ID=${ID} AWS_SECRET_ACCESS_KEY='${SECRET}' AWS_SESSION_TOKEN=${TOKEN}`,
    ],
    [
      'fish',
      `set -gx AWS_ACCESS_KEY_ID ${ID}\nset -gx AWS_SECRET_ACCESS_KEY ${SECRET}\nset -gx AWS_SESSION_TOKEN ${TOKEN}`,
    ],
    [
      'PowerShell',
      `$Env:AWS_ACCESS_KEY_ID="${ID}"\r\n$Env:AWS_SECRET_ACCESS_KEY="${SECRET}"\r\n$Env:AWS_SESSION_TOKEN="${TOKEN}"`,
    ],
    [
      'cmd',
      `SET AWS_ACCESS_KEY_ID=${ID}\r\nSET AWS_SECRET_ACCESS_KEY=${SECRET}\r\nSET AWS_SESSION_TOKEN=${TOKEN}\r\n`,
    ],
    [
      'the credentials file',
      `[444455556666_AdministratorAccess]\naws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\naws_session_token = ${TOKEN}`,
    ],
    [
      'the JSON of GetRoleCredentials',
      JSON.stringify({ roleCredentials: { ...ALL, expiration: 1791216000000 } }, null, 2),
    ],
    [
      'the JSON of STS, with a date',
      JSON.stringify({
        Credentials: {
          AccessKeyId: ID,
          SecretAccessKey: SECRET,
          SessionToken: TOKEN,
          Expiration: '2026-10-05T14:05:00Z',
        },
      }),
    ],
    ['old tools', `AWS_ACCESS_KEY_ID=${ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SECURITY_TOKEN=${TOKEN}`],
  ])('reads %s', (_, text) => {
    expect(pastedKeys(text)).toEqual({ kind: 'keys', parts: ALL })
  })

  it("reads the .csv of IAM's console", () => {
    const text = `\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,${SECRET}\r\n`
    expect(pastedKeys(text)).toEqual({
      kind: 'keys',
      parts: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET },
    })
  })

  it('gives what there is', () => {
    expect(pastedKeys(`AWS_SESSION_TOKEN=${TOKEN}`)).toEqual({ kind: 'keys', parts: { sessionToken: TOKEN } })
  })

  it('takes the same key twice for one', () => {
    const line = `AWS_ACCESS_KEY_ID=${ID}\n`
    expect(pastedKeys(line + line)).toEqual({ kind: 'keys', parts: { accessKeyId: ID } })
  })

  it('does not choose between two sets', () => {
    const block = (id: string) => `[${id}]\naws_access_key_id=${id}\naws_secret_access_key=${SECRET}\n`
    expect(pastedKeys(block('AKIAIOSFODNN7EXAMPLE') + block('AKIAI44QH8DHBEXAMPLE'))).toEqual({
      kind: 'several',
    })
  })

  it.each([ID, SECRET, TOKEN, '', '   ', 'some access key'])(
    'leaves a single value to its field: %s',
    (text) => {
      expect(pastedKeys(text)).toEqual({ kind: 'value' })
    },
  )
})

describe('keyFaults', () => {
  const longTerm = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET, sessionToken: '' }

  it('finds nothing in what is right', () => {
    expect(keyFaults(longTerm).size).toBe(0)
    expect(keyFaults(ALL).size).toBe(0)
    expect(keyFaults({ ...ALL, accessKeyId: ` ${ID} ` }).size).toBe(0)
  })

  it('names each field that is missing', () => {
    expect([...keyFaults(NO_KEYS).keys()]).toEqual(['accessKeyId', 'secretAccessKey'])
  })

  it('asks for the token of a temporary key, and refuses one with a long-term key', () => {
    expect(keyFaults({ ...ALL, sessionToken: ' ' }).get('sessionToken')).toContain('ASIA')
    expect(keyFaults({ ...longTerm, sessionToken: TOKEN }).get('sessionToken')).toContain('AKIA')
    expect(isTemporary(` ${ID}`)).toBe(true)
    expect(isTemporary(longTerm.accessKeyId)).toBe(false)
  })

  it('never repeats what was typed', () => {
    const faults = keyFaults({ accessKeyId: `${SECRET}x`, secretAccessKey: SECRET, sessionToken: TOKEN })
    expect(faults.get('accessKeyId')).toBeDefined()
    expect([...faults.values()].join()).not.toContain(SECRET)
  })
})
