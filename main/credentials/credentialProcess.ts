import { spawn } from 'node:child_process'
import { z } from 'zod'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { LIMITS } from '../../app/input/limits.ts'
import type { Credentials } from '../aws/credentials.ts'
import { type Environment, withoutBlanks } from '../configuration/environment.ts'
import { helperLines, helperWords, programOf } from './helperWords.ts'
import { signInMissing } from './signInMissing.ts'

/** A helper that asks somebody takes longer than one that fetches. Seconds. */
const USUAL_LIMIT = 60

/** How long a credential_process may take, in milliseconds. */
export function credentialProcessLimit(env: Environment): number {
  const seconds = Number(withoutBlanks(env).ACTIVEEYE_CREDENTIAL_PROCESS_SECONDS ?? USUAL_LIMIT)
  return 1_000 * (Number.isInteger(seconds) && seconds > 0 && seconds <= 3_600 ? seconds : USUAL_LIMIT)
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html */
const printedSchema = z.object({
  Version: z.literal(1),
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  SessionToken: z.string().nullish(),
  Expiration: z.string().nullish(),
})

/**
 * The credentials that a helper prints. It gets no standard input and no terminal, since several may run at once; one
 * that asks a question there ends instead of waiting. Rejects with `signInMissing` or `signInExpired`, for a person to read.
 * @param milliseconds after which it is stopped, with what it has started itself.
 * @param said told what it has written to standard error so far, while it runs.
 */
export async function processCredentials(
  command: string,
  milliseconds: number,
  said: (lines: readonly string[]) => void = () => {},
): Promise<Credentials> {
  const ended = await run(command, milliseconds, (text) => said(helperLines(text, command)))
  const words = helperWords(ended.errors, command)
  const its = `Its credential_process ${programOf(command)}`
  const wrote = words === '' ? '' : ` It wrote: “${words}”.`
  switch (ended.how) {
    case 'late':
      throw signInMissing(
        'HelperTooLate',
        `${its} did not end within ${milliseconds / 1_000} seconds and was stopped.${wrote} If it asks a question, it can’t be answered here: run it once in a terminal, so that it keeps its answer; or sign in there and start this app with the keys in the environment. ACTIVEEYE_CREDENTIAL_PROCESS_SECONDS sets another limit.`,
      )
    case 'missing':
      throw signInMissing('HelperMissing', `${its} is not installed, or not on the PATH of this app.`)
    case 'tooLong':
      throw signInMissing('HelperUnreadable', `${its} prints more than credentials.${wrote}`)
    case 'failed':
      throw signInMissing('HelperFailed', `${its} failed: ${ended.status}.${wrote}${asksNothing(words)}`)
    case 'ended':
      return credentialsIn(ended.output, its, wrote)
  }
}

/** A prompt that found no standard input. Behind a colon, a masked value was said and not asked for. */
const PROMPT =
  /\b(?:enter|type|provide|code|passphrase|password|pin|otp)\b[^.!]{0,60}[:?](?!\s*…)|\b(?:EOF|stdin|standard input|not a (?:tty|terminal)|\/dev\/tty)\b/i

function asksNothing(words: string): string {
  return PROMPT.test(words)
    ? ' It can’t ask anything here: run it once in a terminal, so that it keeps its answer; or sign in there and start this app with the keys in the environment.'
    : ''
}

function credentialsIn(output: string, its: string, wrote: string): Credentials {
  const printed = printedSchema.safeParse(jsonOf(output))
  if (!printed.success) {
    const [issue] = printed.error.issues
    const field = issue?.path[0]
    const lacks = field === undefined ? 'no JSON' : `no usable ${String(field)}`
    throw signInMissing(
      'HelperUnreadable',
      `${its} prints ${lacks}. It has to print JSON with Version 1, AccessKeyId and SecretAccessKey.${wrote}`,
    )
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = printed.data
  const expiration = Expiration ? new Date(Expiration) : undefined
  if (expiration !== undefined && Number.isNaN(expiration.getTime())) {
    throw signInMissing('HelperUnreadable', `${its} prints an Expiration that is no time.${wrote}`)
  }
  if (expiration !== undefined && expiration.getTime() <= Date.now()) {
    throw new AwsFailure({
      reason: 'signInExpired',
      action: 'sts:GetCallerIdentity',
      code: 'HelperExpired',
      message: `${its} prints credentials that have expired. Sign in again with that tool.${wrote}`,
    })
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken && { sessionToken: SessionToken }),
    ...(expiration !== undefined && { expiration }),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Ended {
  readonly how: 'ended' | 'failed' | 'late' | 'missing' | 'tooLong'
  readonly output: string
  readonly errors: string
  /** "exit status 3", or the signal. */
  readonly status: string
}

/** Runs a command line in the system's shell, as AWS's SDKs do. Never rejects. */
function run(command: string, milliseconds: number, written: (errors: string) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32'
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A session of its own: it can be stopped with its children, and takes no terminal.
      detached: !isWindows,
      windowsHide: true,
    })
    let output = ''
    let errors = ''
    let how: Ended['how'] | undefined
    const stop = (why: Ended['how']) => {
      how ??= why
      if (isWindows && child.pid !== undefined) {
        spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true })
      } else killGroup(child.pid)
      // A grandchild may have left the group and hold the pipes.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = setTimeout(() => stop('late'), milliseconds)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.length > LIMITS.credentialProcess) stop('tooLong')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-LIMITS.credentialProcess)
      if (errors.length < LIMITS.credentialProcess) written(errors)
    })
    const end = (status: string, isMissing: boolean) => {
      clearTimeout(timer)
      resolve({
        how: how ?? (status === '' ? 'ended' : isMissing ? 'missing' : 'failed'),
        output,
        errors,
        status,
      })
    }
    // The shell, not the program: a busy computer may have no process left.
    child.on('error', ({ message }) => end(`it can’t be started (${message})`, false))
    child.on('close', (code, signal) => {
      const isMissing = isNotThere(code, errors, programOf(command))
      end(code === 0 ? '' : signal === null ? `exit status ${code}` : `ended by ${signal}`, isMissing)
    })
  })
}

/** As a shell says it of the program itself; a script may miss another one. */
function isNotThere(code: number | null, errors: string, program: string): boolean {
  if (code === 9009 || (code === 1 && /is not recognized as an internal/i.test(errors))) return true
  return (
    code === 127 &&
    [': not found', ': command not found', ': No such file or directory'].some((words) =>
      errors.includes(`${program}${words}`),
    )
  )
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
