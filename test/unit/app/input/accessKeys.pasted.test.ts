import { describe, expect, it } from 'vitest'
import { readPastedKeys } from '../../../../app/input/accessKeys.ts'

const ID = 'ASIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const TOKEN = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJIMEYCIQ=='
const ALL = { accessKeyId: ID, secretAccessKey: SECRET, sessionToken: TOKEN }

describe('readPastedKeys', () => {
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
    expect(readPastedKeys(text)).toEqual({ kind: 'keys', parts: ALL })
  })

  it("reads the .csv of IAM's console", () => {
    const text = `\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,${SECRET}\r\n`
    expect(readPastedKeys(text)).toEqual({
      kind: 'keys',
      parts: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET },
    })
  })

  it('gives what there is', () => {
    expect(readPastedKeys(`AWS_SESSION_TOKEN=${TOKEN}`)).toEqual({
      kind: 'keys',
      parts: { sessionToken: TOKEN },
    })
  })

  it('takes the same key twice for one', () => {
    const line = `AWS_ACCESS_KEY_ID=${ID}\n`
    expect(readPastedKeys(line + line)).toEqual({ kind: 'keys', parts: { accessKeyId: ID } })
  })

  it('does not choose between two sets', () => {
    const block = (id: string) => `[${id}]\naws_access_key_id=${id}\naws_secret_access_key=${SECRET}\n`
    expect(readPastedKeys(block('AKIAIOSFODNN7EXAMPLE') + block('AKIAI44QH8DHBEXAMPLE'))).toEqual({
      kind: 'several',
    })
  })

  it.each([ID, SECRET, TOKEN, '', '   ', 'some access key'])(
    'leaves a single value to its field: %s',
    (text) => {
      expect(readPastedKeys(text)).toEqual({ kind: 'value' })
    },
  )
})
