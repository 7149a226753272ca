import { describe, expect, test } from 'vitest'
import { type KeyLines, missingField, NO_KEY_LINES, withLine } from '../../../../app/input/keyLines.ts'

const ID = 'ASIAIOSFODNN7EXAMPLE'
const LASTING = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const TOKEN = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJIMEYCIQ=='
const ALL = { accessKeyId: ID, secretAccessKey: SECRET, sessionToken: TOKEN }

function afterLines(text: string): KeyLines {
  return text.split('\n').reduce(withLine, NO_KEY_LINES)
}

describe('a block, line by line, is complete at its last line and not before', () => {
  test.each([
    [
      'export',
      `export AWS_ACCESS_KEY_ID="${ID}"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\nexport AWS_SESSION_TOKEN="${TOKEN}"`,
    ],
    [
      'SET',
      `SET AWS_ACCESS_KEY_ID=${ID}\r\nSET AWS_SECRET_ACCESS_KEY=${SECRET}\r\nSET AWS_SESSION_TOKEN=${TOKEN}`,
    ],
    [
      'the credentials file, with other settings and a comment',
      `# of today\n[prod]\nregion = eu-west-1\naws_access_key_id = ${ID}\n\naws_secret_access_key = ${SECRET}\naws_session_token = ${TOKEN}`,
    ],
    [
      'labels with values below',
      `AWS access key ID\n${ID}\nAWS secret access key\n${SECRET}\nAWS session token\n${TOKEN}`,
    ],
    [
      'Terraform',
      `provider "aws" {\n  region = "eu-west-1"\n  access_key = "${ID}"\n  secret_key = "${SECRET}"\n  token = "${TOKEN}"\n}`,
    ],
    [
      'JSON',
      JSON.stringify({ Version: 1, AccessKeyId: ID, SecretAccessKey: SECRET, SessionToken: TOKEN }, null, 2),
    ],
  ])('%s', (_, text) => {
    const refused = text
      .split('\n')
      .map((_, at, lines) => afterLines(lines.slice(0, at + 1).join('\n')).refused)
    expect(refused.filter((words) => words !== undefined)).toEqual([])
    const whole = afterLines(text)
    expect(whole).toMatchObject({ entered: ALL, next: 'done' })
    const short = afterLines(text.slice(0, text.lastIndexOf('\n')))
    expect(short).toMatchObject({ next: 'ask', inBlock: true })
  })

  test('with the end of the keys behind the token', () => {
    const Credentials = { AccessKeyId: ID, SecretAccessKey: SECRET, SessionToken: TOKEN }
    const text = JSON.stringify(
      { Credentials: { ...Credentials, Expiration: '2026-10-05T14:00:00Z' } },
      null,
      2,
    )
    expect(afterLines(text)).toMatchObject({
      entered: { ...ALL, expiration: '2026-10-05T14:00:00.000Z' },
      next: 'done',
    })
  })
})

describe('one value for each question', () => {
  test('the token is asked for with a temporary key only', () => {
    const temporary = afterLines(`${ID}\n${SECRET}`)
    expect(missingField(temporary)).toBe('sessionToken')
    expect(withLine(temporary, TOKEN)).toMatchObject({ entered: ALL, next: 'done' })
    expect(afterLines(`${LASTING}\n${SECRET}`)).toMatchObject({ next: 'done' })
  })

  test('a block that is pasted at a later question counts whole', () => {
    const block = `AWS_ACCESS_KEY_ID=${ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SESSION_TOKEN=${TOKEN}`
    expect(afterLines(`${LASTING}\n${block}`)).toMatchObject({ entered: ALL, next: 'done' })
  })

  test('a wrong one is refused in its own words, and asked for again', () => {
    const wrong = afterLines(`${LASTING}\n"${SECRET}`)
    expect(wrong.refused).toMatch(/^Secret access key: it has a quotation mark/)
    expect(missingField(wrong)).toBe('secretAccessKey')
    expect(withLine(wrong, SECRET)).toMatchObject({ next: 'done' })
  })

  test('two sets of keys are refused, and nothing of them is kept', () => {
    const block = (id: string) => `aws_access_key_id=${id}\naws_secret_access_key=${SECRET}`
    const two = afterLines(`[a]\n${block(LASTING)}\n[b]\naws_access_key_id=AKIAI44QH8DHBEXAMPLE`)
    expect(two).toMatchObject({ ...NO_KEY_LINES, refused: expect.stringContaining('more than one set') })
  })

  test('nothing, to go on without keys; within a block, twice', () => {
    expect(afterLines('').next).toBe('left')
    expect(afterLines(`${ID}\n`).next).toBe('left')
    const block = afterLines(`export AWS_ACCESS_KEY_ID=${ID}`)
    expect(withLine(block, '').next).toBe('ask')
    expect(withLine(withLine(block, ''), '').next).toBe('left')
  })
})
