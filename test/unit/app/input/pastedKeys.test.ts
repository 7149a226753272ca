import { describe, expect, it } from 'vitest'
import { readPastedKeys } from '../../../../app/input/pastedKeys.ts'

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
      'curly quotes of a word processor, and tabs',
      `export\tAWS_ACCESS_KEY_ID=“${ID}”\nexport\tAWS_SECRET_ACCESS_KEY=“${SECRET}”\nexport\tAWS_SESSION_TOKEN=„${TOKEN}“`,
    ],
    [
      'Terraform',
      `provider "aws" {\n  region     = "eu-west-1"\n  access_key = "${ID}"\n  secret_key = "${SECRET}"\n  token      = "${TOKEN}"\n}\n`,
    ],
    [
      'labels of the console with values below',
      `AWS access key ID\n${ID}\nAWS secret access key\n${SECRET}\nAWS session token\n${TOKEN}\n`,
    ],
    [
      'labels with values behind',
      `Access key ID:\t${ID}\nSecret access key:\t${SECRET}\nSession token:\t${TOKEN}`,
    ],
    [
      'the questions of aws configure',
      `AWS Access Key ID [None]: ${ID}\nAWS Secret Access Key [None]: ${SECRET}\nDefault region name [None]: \naws_session_token=${TOKEN}`,
    ],
    [
      'JSON within JSON',
      JSON.stringify(JSON.stringify({ AccessKeyId: ID, SecretAccessKey: SECRET, SessionToken: TOKEN })),
    ],
    ['the JSON of a container', JSON.stringify({ AccessKeyId: ID, SecretAccessKey: SECRET, Token: TOKEN })],
    [
      'a token that is broken into lines within quotation marks',
      `export AWS_ACCESS_KEY_ID="${ID}"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\nexport AWS_SESSION_TOKEN="${TOKEN.slice(0, 20)}\n  ${TOKEN.slice(20)}"\n`,
    ],
    ['old tools', `AWS_ACCESS_KEY_ID=${ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SECURITY_TOKEN=${TOKEN}`],
  ])('reads %s', (_, text) => {
    expect(readPastedKeys(text)).toEqual({ kind: 'keys', parts: ALL })
  })

  it.each([
    ['GetRoleCredentials', { roleCredentials: { ...ALL, expiration: 1791208800000 } }],
    [
      'STS',
      {
        Credentials: {
          AccessKeyId: ID,
          SecretAccessKey: SECRET,
          SessionToken: TOKEN,
          Expiration: '2026-10-05T16:00:00+02:00',
        },
      },
    ],
  ])('reads the JSON of %s, and keeps when the keys end', (_, json) => {
    for (const text of [JSON.stringify(json), JSON.stringify(json, null, 2)]) {
      expect(readPastedKeys(text)).toEqual({
        kind: 'keys',
        parts: { ...ALL, expiration: '2026-10-05T14:00:00.000Z' },
      })
    }
  })

  it('keeps the end that the AWS CLI exports', () => {
    const text = `export AWS_ACCESS_KEY_ID=${ID}\nexport AWS_CREDENTIAL_EXPIRATION=2026-10-05T14:00:00+00:00\n`
    expect(readPastedKeys(text)).toEqual({
      kind: 'keys',
      parts: { accessKeyId: ID, expiration: '2026-10-05T14:00:00.000Z' },
    })
  })

  it('refuses a token that is broken into lines, since where it ends is unclear', () => {
    const text = `aws_access_key_id=${ID}\naws_session_token=${TOKEN.slice(0, 20)}\n${TOKEN.slice(20)}\n`
    expect(readPastedKeys(text)).toEqual({ kind: 'refused', message: expect.stringContaining('line break') })
  })

  it.each([
    [
      "the .csv of IAM's console",
      `\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,${SECRET}\r\n`,
    ],
    ['its table', `Access key\tSecret access key\nAKIAIOSFODNN7EXAMPLE\t${SECRET}`],
    ['two lines without names', `AKIAIOSFODNN7EXAMPLE\n${SECRET}\n`],
  ])('reads %s', (_, text) => {
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

  it.each([ID, SECRET, TOKEN, '', '   ', 'some access key', 'token: short', 'Access key ID is missing'])(
    'leaves a single value to its field: %s',
    (text) => {
      expect(readPastedKeys(text)).toEqual({ kind: 'value' })
    },
  )
})
