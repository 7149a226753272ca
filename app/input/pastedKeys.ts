import type { EnteredKeys, KeyField } from './accessKeys.ts'
import { LIMITS, tooMuch, tooMuchText } from './limits.ts'

/** The parts of a set of access keys, as far as they were found. */
type KeyParts = Partial<EnteredKeys>

/**
 * What was pasted: keys to fill the fields with; several sets of keys, so that it is unclear which one is meant; a text
 * that can't be taken, and why; or a value for the field that it was pasted into.
 */
export type Pasted =
  | { readonly kind: 'keys'; readonly parts: KeyParts }
  | { readonly kind: 'several' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'value' }

/** Quotation marks as shells, editors and word processors write them, escaped in JSON within JSON. */
const QUOTE = '\\\\?["\'“”‘’„`]'
const WORD = '[\\w+/=-]+'
/** In quotation marks a value may be broken into lines, as terminals and mail do. */
const VALUE = `(?:${QUOTE}(${WORD}(?:\\s*\\n\\s*${WORD})*)${QUOTE}|(?:${QUOTE})?(${WORD}))`

/** AWS_ACCESS_KEY_ID=…, aws_access_key_id = …, "accessKeyId": "…", setx AWS_ACCESS_KEY_ID …; old tools say security token. */
const NAMED = new RegExp(
  `(?<![a-z])(?:aws_?)?(access_?key_?id|secret_?access_?key|session_?token|security_?token)(?:${QUOTE})?(?:\\s*[=:]\\s*|[ \\t]+)${VALUE}`,
  'giu',
)
/** Terraform's provider; the JSON of containers has Token. The value has to look like one, since these words are common. */
const SHORT = new RegExp(
  `(?<![a-z_])(access_key|secret_key|token)(?:${QUOTE})?\\s*[=:]\\s*(?:${QUOTE})?([\\w+/=-]{16,})`,
  'giu',
)
/** Labels of AWS's console and of `aws configure`, with the value behind or below. */
const LABELLED =
  /(access key id|access key|secret access key|session token)(?:\s*\[[^\]]*\])?\s*[:=]?\s+(A[KS]IA[A-Z0-9]{12,}(?!\S)|[\w+/=-]{30,})/giu
const EXPIRATION = new RegExp(
  `(?<![a-z])(?:aws_credential_expiration|aws_expiration|expiration|x_security_token_expires)(?:${QUOTE})?\\s*[=:]?\\s*(?:${QUOTE})?(\\d{13}(?!\\d)|\\d{4}-\\d\\d-\\d\\d[T ][\\d:.]+(?:Z|UTC|[+-]\\d\\d:?\\d\\d)?)`,
  'giu',
)
const ID = /^A[KS]IA[A-Z0-9]{12,}$/
/** The rest of a token that something broke into lines: nothing else is a line of such characters only. */
const REST_OF_TOKEN = /^[\w+/-]{10,}={0,2}$/

/**
 * Reads what people have on their clipboard: `export` of a shell, `$Env:` of PowerShell, `set` of cmd, lines of the
 * credentials file, the JSON of the access portal, of STS and of a credential process, Terraform's provider, the labels
 * of AWS's console, its .csv, and an ID with its secret. Quotation marks of every kind are left out.
 */
export function readPastedKeys(text: string): Pasted {
  const tooLong = tooMuch(text.length, LIMITS.pastedKeys, 'characters')
  if (tooLong !== undefined) return { kind: 'refused', message: tooMuchText('The pasted text', tooLong) }
  const found: Readonly<Record<KeyField, Set<string>>> = {
    accessKeyId: new Set(),
    secretAccessKey: new Set(),
    sessionToken: new Set(),
  }
  for (const [, name = '', inQuotes, bare] of text.matchAll(NAMED))
    found[partOf(name)].add((inQuotes ?? bare ?? '').replaceAll(/\s/g, ''))
  for (const pattern of [SHORT, LABELLED]) {
    for (const [, name = '', value = ''] of text.matchAll(pattern)) {
      const part = partOf(name)
      if ((part === 'accessKeyId') === ID.test(value)) found[part].add(value)
    }
  }
  if (found.secretAccessKey.size === 0) readByForm(text, found)
  const sets = Object.values(found)
  if (sets.some(({ size }) => size > 1)) return { kind: 'several' }
  if (sets.every(({ size }) => size === 0)) return { kind: 'value' }
  const [accessKeyId] = found.accessKeyId
  const [secretAccessKey] = found.secretAccessKey
  const [sessionToken] = found.sessionToken
  if (sessionToken !== undefined && isBroken(text, sessionToken)) {
    const message = 'The session token has a line break in it. Copy it as one line, then paste again.'
    return { kind: 'refused', message }
  }
  const expiration = expirationIn(text)
  return {
    kind: 'keys',
    parts: {
      ...(accessKeyId !== undefined && { accessKeyId }),
      ...(secretAccessKey !== undefined && { secretAccessKey }),
      ...(sessionToken !== undefined && { sessionToken }),
      ...(expiration !== undefined && { expiration }),
    },
  }
}

function partOf(name: string): KeyField {
  const plain = name.toLowerCase().replaceAll(/[_ ]/g, '')
  if (plain.startsWith('secret')) return 'secretAccessKey'
  return plain.startsWith('accesskey') ? 'accessKeyId' : 'sessionToken'
}

/** IDs and secrets without names that belong to them: a .csv, a table, lines below each other. */
function readByForm(text: string, found: Readonly<Record<KeyField, Set<string>>>): void {
  const words = text.split(/[\s,;"'“”‘’]+/u)
  const ids = words.filter((word) => ID.test(word))
  const secrets = words.filter((word) => /^[A-Za-z0-9+/]{40}$/.test(word))
  if (ids.length === 0 || secrets.length === 0) return
  for (const id of ids) found.accessKeyId.add(id)
  for (const secret of secrets) found.secretAccessKey.add(secret)
  for (const word of words) if (/^[A-Za-z0-9+/]{100,}={0,2}$/.test(word)) found.sessionToken.add(word)
}

function isBroken(text: string, token: string): boolean {
  const after = text.slice(text.indexOf(token) + token.length)
  const [, next = ''] = /^\s*\n\s*(\S+)[ \t]*(?:\r?\n|$)/.exec(after) ?? []
  return text.includes(token) && !token.endsWith('=') && REST_OF_TOKEN.test(next) && !ID.test(next)
}

/** The first time of the text, ISO. A set of keys has one. */
function expirationIn(text: string): string | undefined {
  const [, written = ''] = text.matchAll(EXPIRATION).next().value ?? []
  if (written === '') return undefined
  const time = /^\d{13}$/.test(written) ? new Date(Number(written)) : new Date(written.replace(/UTC$/, 'Z'))
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
