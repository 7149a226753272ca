import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AwsFailure } from '../../../../app/aws/awsFailure.ts'
import { credentialProcessLimit, processCredentials } from '../../../../main/credentials/credentialProcess.ts'
import { helperLines, helperWords, programOf } from '../../../../main/credentials/helperWords.ts'

async function helper(text: string) {
  const directory = await mkdtemp(join(tmpdir(), 'helper-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const script = join(directory, 'helper')
  await writeFile(script, `#!/bin/sh\n${text}\n`)
  await chmod(script, 0o700)
  return { directory, script }
}

/** No real time decides: a slow computer may take minutes. */
const LONG = 600_000

async function failureOf(command: string, milliseconds = LONG, said?: () => void) {
  const failure = await processCredentials(command, milliseconds, said).catch((error: unknown) => error)
  return (failure as AwsFailure).details
}

const KEYS = '"AccessKeyId":"AKIAX","SecretAccessKey":"s"'
const IN_THE_PAST = '2020-01-01T00:00:00Z'

test('what it prints are the credentials', async () => {
  const { script } = await helper(
    `echo 'Hello' >&2; echo '{"Version":1,${KEYS},"SessionToken":"t","Expiration":"2099-01-01T00:00:00Z"}'`,
  )
  const said: (readonly string[])[] = []
  expect(await processCredentials(script, LONG, (lines) => said.push(lines))).toEqual({
    accessKeyId: 'AKIAX',
    secretAccessKey: 's',
    sessionToken: 't',
    expiration: new Date('2099-01-01T00:00:00Z'),
  })
  expect(said).toEqual([['Hello']])
})

describe('what went wrong is told apart', () => {
  test.each([
    [
      'failed',
      'echo "please login using \'granted sso login\'" >&2; exit 3',
      /helper failed: exit status 3\. It wrote: “please login using 'granted sso login'”\.$/,
    ],
    [
      'misses another program',
      'no-such-tool-anywhere',
      /helper failed: exit status 127\. It wrote: “.*no-such-tool-anywhere.*”/,
    ],
    ['prints text', 'echo hello', /helper prints no JSON/],
    [
      'prints no Version',
      `echo '{${KEYS}}'`,
      /helper prints no usable Version\. It has to print JSON with Version 1/,
    ],
    ['prints half a key', `echo '{"Version":1,"AccessKeyId":"A"}'`, /no usable SecretAccessKey/],
    ['prints no time', `echo '{"Version":1,${KEYS},"Expiration":"soon"}'`, /an Expiration that is no time/],
    ['prints without end', 'yes', /prints more than credentials/],
  ])('%s', async (_, text, words) => {
    const { script } = await helper(text)
    const details = await failureOf(script)
    expect(details).toMatchObject({ reason: 'signInMissing', message: expect.stringMatching(words) })
  })

  test('is not there', async () => {
    const details = await failureOf('/no/such/helper --token hunter2')
    expect(details.message).toMatch(
      /^Its credential_process \/no\/such\/helper is not installed, or not on the PATH of this app\./,
    )
    expect(details.message).not.toContain('hunter2')
  })

  test('has expired', async () => {
    const { script } = await helper(`echo '{"Version":1,${KEYS},"Expiration":"${IN_THE_PAST}"}'`)
    expect(await failureOf(script)).toMatchObject({
      reason: 'signInExpired',
      message: expect.stringMatching(/prints credentials that have expired\. Sign in again with that tool/),
    })
  })
})

test('a question finds nobody on standard input, and does not wait', async () => {
  const { script } = await helper(
    'printf "Please enter MFA code: " >&2; read code || echo "Invalid code" >&2; exit 1',
  )
  expect((await failureOf(script)).message).toMatch(
    /It wrote: “Please enter MFA code: Invalid code”\. It can’t ask anything here: run it once in a terminal/,
  )
})

test('one that does not end is stopped with what it has started', async () => {
  const { directory, script } = await helper(
    'sleep 300 & echo $! > "$(dirname "$0")/child"; echo "Waiting for the browser" >&2; wait',
  )
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { code, message } = await failureOf(script, 60_000, () => vi.advanceTimersByTime(60_000))
  expect(code).toBe('HelperTooLate')
  expect(message).toMatch(
    /did not end within 60 seconds and was stopped\. It wrote: “Waiting for the browser”/,
  )
  const child = (await readFile(join(directory, 'child'), 'utf8')).trim()
  await expect.poll(() => isRunning(child)).toBe(false)
})

/** One that has ended may stand in the list of processes until its parent asks. */
function isRunning(pid: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}

test.each([
  ['password: hunter2', 'password: …'],
  ['x_api_key=hunter2', 'x_api_key=…'],
  ['> Authorization: Bearer abc.DEF-123', '> Authorization: Bearer …'],
  [`password: hunter2${' '.repeat(3_982)}\nlast words`, 'last words'],
  ['{"SecretAccessKey": "hunter2", "SessionToken":"hunter3"}', '{"SecretAccessKey": …, "SessionToken":…}'],
  ['token=hunter2&x=1', 'token=…'],
  ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln back', 'got … back'],
  ['cannot use s3cr3t-value', 'cannot use …'],
  ['Enter the token for acme:', 'Enter the token for acme:'],
  ['Session expired\r\n\u001b[31mrun aws-vault login\u001b[0m', 'Session expired run aws-vault login'],
])('of %j a person is shown %j', (written, shown) => {
  expect(helperWords(written, '/bin/helper --profile acme --api-token s3cr3t-value')).toBe(shown)
})

test.each([
  ['Open https://a.example\nEnter the code A', ['Open https://a.example']],
  ['\n\nOne\r\nTwo\rThree', ['One', 'Two']],
  ['password: hunter2\nAPI s3cr3t-value\n', ['password: …', 'API …']],
  ['password: "hun\nter2', ['password: …']],
  ['token:\nhunter2\n', ['token:', '…']],
  ['x\n'.repeat(100), Array(20).fill('x')],
])('while it runs, of %j a person is shown %j', (written, shown) => {
  expect(helperLines(written, '/bin/helper --api-token s3cr3t-value')).toEqual(shown)
})

test('what may be a secret is so however long the text before it is', () => {
  expect(helperWords(`${'x'.repeat(5_000)} password: ${'hunter2'.repeat(300)}`, 'a')).not.toContain('hunter2')
})

test.each([
  ['/bin/helper --x y', '/bin/helper'],
  ['"/Program Files/x.exe" get', '/Program Files/x.exe'],
  ["'a b' c", 'a b'],
])('the program of %s is %s', (command, program) => {
  expect(programOf(command)).toBe(program)
})

test.each([
  [{}, 60_000],
  [{ ACTIVEEYE_CREDENTIAL_PROCESS_SECONDS: '300' }, 300_000],
  [{ ACTIVEEYE_CREDENTIAL_PROCESS_SECONDS: '' }, 60_000],
  [{ ACTIVEEYE_CREDENTIAL_PROCESS_SECONDS: 'long' }, 60_000],
])('with %j it may take %d milliseconds', (env, milliseconds) => {
  expect(credentialProcessLimit(env)).toBe(milliseconds)
})
