import { failureText } from '../failures/failureText.ts'

/** Kept of what a helper writes; its last words say why it failed. */
const MOST_KEPT = 2_000

const SECRET = String.raw`[\w-]*(?:secret|password|passwd|passphrase|passcode|token|credential|api[-_]?key)[\w-]*`

/** `password: x`, `"SecretAccessKey": "x"`, `--token x`; a web token anywhere. */
const NAMED_SECRET = new RegExp(
  // Without its closing mark, all that follows belongs to it.
  String.raw`(${SECRET}["']?(?:\s*[=:]\s*|\s+(?=["'])))("[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"',;]+)`,
  'gi',
)
const WEB_TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]+){1,4}/g

/** Of a request that a helper tells. */
const AUTHORIZATION = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi

/** What a helper wrote to standard error, for a person: on one line, short, and without what may be a secret. */
export function helperWords(written: string, command: string): string {
  return failureText(withoutSecrets(lastLines(written), command).slice(-MOST_KEPT))
}

/** What is shown of a helper that still runs. */
const MOST_LINES = 20

/**
 * The lines that a helper has written so far, from the first one on, each as {@link helperWords}. A line counts when it
 * is whole, since half of one may be half a secret.
 */
export function helperLines(written: string, command: string): readonly string[] {
  const text = written.slice(0, MOST_KEPT)
  const whole = text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
  return withoutSecrets(whole, command)
    .split(/[\r\n]+/)
    .map(failureText)
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
}

function withoutSecrets(written: string, command: string): string {
  const masked = written.replace(WEB_TOKEN, '…').replace(AUTHORIZATION, '$1 …').replace(NAMED_SECRET, '$1…')
  return secretArguments(command).reduce((text, secret) => text.replaceAll(secret, '…'), masked)
}

/** Whole lines: where one is cut, what is left may be a secret without its name. */
function lastLines(written: string): string {
  const last = written.slice(-2 * MOST_KEPT)
  return last.length < written.length ? last.replace(/^[^\n]*\n/, '') : written
}

/** The program of a command line, without its arguments: those may be secret. */
export function programOf(command: string): string {
  const [, double, single, bare] = /^\s*(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(command) ?? []
  return double ?? single ?? bare ?? ''
}

/** What follows an option that is called after a secret: `--token x`, `--password=x`. */
function secretArguments(command: string): readonly string[] {
  const option = new RegExp(String.raw`--?${SECRET}(?:=|\s+)("[^"]*"|'[^']*'|\S+)`, 'gi')
  return Array.from(command.matchAll(option), ([, value = '']) =>
    value.replace(/^(["'])(.*)\1$/, '$2'),
  ).filter((value) => value.length > 2)
}
