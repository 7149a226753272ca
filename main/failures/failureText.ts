import { plainLines } from '../../app/text/plainText.ts'

/** Longer than anything that AWS says and a person still reads. */
const MAX_MESSAGE = 600

/** Characters that are read; the rest of a longer message is dropped. */
const MOST_READ = 10_000

/**
 * A message from outside, fit for a journal, a report and a terminal: on one line, short, and without
 * anything that could be a credential or steer a terminal.
 */
export function failureText(message: string): string {
  const text = oneLine(message.slice(0, MOST_READ))
    // Only sts:DecodeAuthorizationMessage can read it, and it fills a page.
    .replace(/\s*Encoded authorization failure message:\s*\S+/gi, '')
    // The SDK's hint for programmers.
    .replace(/\s*Deserialization error: to see the raw response.*$/s, '')
    .replace(/@(aws-sdk|smithy)\/[\w-]+ - (\[(ERROR|WARN)\] )?|@aws-sdk /g, '')
    // A wrong signature is answered with the request as AWS read it, session token included.
    .replace(/\s*The (Canonical String|String-to-Sign) for this request should have been.*$/s, '')
    .trim()
  const masked = maskCredentials(text)
  return masked.length > MAX_MESSAGE ? `${masked.slice(0, MAX_MESSAGE - 1)}…` : masked
}

/** Before anything else: the rules above take too long on many spaces. */
function oneLine(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what has to go
      .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what has to go
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
  )
}

/** An error code or request id from outside: a word, whatever was sent. */
export function failureWord(word: string): string {
  return word.replace(/[^\w.:-]/g, '').slice(0, 100)
}

/** Access key ids by AWS's prefixes, session tokens by their length, secret keys by their 40 mixed characters, and what stands before the @ of an address. */
function maskCredentials(text: string): string {
  return text
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}/g, '$1…')
    .replace(/\/\/\S+@/g, '//…@')
    .replace(/[A-Za-z0-9+/=_%-]{100,}/g, '…')
    .replace(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g, (run) =>
      /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) ? '…' : run,
    )
}

/**
 * A fault of this app for a log: its reference and its stack. Lines after the first are indented, so that the message,
 * which may come from outside, can't look like another entry.
 */
export function faultLogLine(reference: string, error: unknown): string {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return plainLines(`Fault ${reference}: ${fault}`).replaceAll('\n', '\n  ')
}
