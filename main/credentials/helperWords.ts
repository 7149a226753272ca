import { failureText } from '../failures/failureText.ts'

/** Kept of what a helper writes; its last words say why it failed. */
const MOST_KEPT = 2_000

const SECRET = String.raw`[\w-]*(?:secret|password|passwd|passphrase|token|credential)[\w-]*`

/** `password: x`, `"SecretAccessKey": "x"`, `--token x`; a web token anywhere. */
const NAMED_SECRET = new RegExp(
  String.raw`(${SECRET}["']?(?:\s*[=:]\s*|\s+(?=["'])))("[^"]*"|'[^']*'|[^\s"',;]+)`,
  'gi',
)
const WEB_TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]+){1,4}/g

/** What a helper wrote to standard error, for a person: on one line, short, and without what may be a secret. */
export function helperWords(written: string, command: string): string {
  const masked = written.slice(-MOST_KEPT).replace(WEB_TOKEN, '…').replace(NAMED_SECRET, '$1…')
  return failureText(secretArguments(command).reduce((text, secret) => text.replaceAll(secret, '…'), masked))
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
