import { LIMITS, tooMuch, tooMuchText } from './limits.ts'
import type { InputRefusal, Parsed } from './parsed.ts'

/** The fields as a person fills them in; an empty text is an empty field. */
export interface EnteredKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** Keys that have the form of AWS's. */
export interface AccessKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** One thing that is wrong, and the field that it is about. */
export interface KeyRefusal extends InputRefusal {
  readonly field: keyof EnteredKeys
}

export const NO_KEYS: EnteredKeys = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

/** AWS's prefixes: AKIA for the keys of a user, ASIA for temporary ones. AWS documents 16 to 128 characters. */
const ACCESS_KEY_ID = /^A[KS]IA[A-Z0-9]{12,124}$/

/** Whether the keys are temporary, by the prefix of their ID. */
export function isTemporary(accessKeyId: string): boolean {
  return accessKeyId.trim().startsWith('ASIA')
}

/** Keys from fields or from a pasted block, checked without calling AWS. No refusal repeats what was typed. */
export function parseAccessKeys(entered: EnteredKeys): Parsed<AccessKeys, KeyRefusal> {
  const accessKeyId = entered.accessKeyId.trim()
  const secretAccessKey = entered.secretAccessKey.trim()
  const sessionToken = entered.sessionToken.trim()
  const [first, ...more] = [
    ...refusal('accessKeyId', idFault(accessKeyId)),
    ...refusal('secretAccessKey', secretFault(secretAccessKey)),
    ...refusal('sessionToken', tokenFault(accessKeyId, sessionToken)),
  ]
  if (first !== undefined) return { ok: false, refusals: [first, ...more] }
  return { ok: true, value: { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }) } }
}

function refusal(field: keyof EnteredKeys, message: string | undefined): readonly KeyRefusal[] {
  return message === undefined ? [] : [{ field, message }]
}

function idFault(id: string): string | undefined {
  if (id === '') return 'Access key ID: it is missing. Enter the ID, which begins with AKIA or ASIA.'
  if (ACCESS_KEY_ID.test(id)) return undefined
  return 'Access key ID: it begins with AKIA or ASIA and has at least 16 characters, capitals and digits only. Copy it again, alone.'
}

function secretFault(secret: string): string | undefined {
  if (secret === '') return 'Secret access key: it is missing. Enter the secret that belongs to the key ID.'
  if (/^[A-Za-z0-9+/=_-]{16,128}$/.test(secret)) return undefined
  return 'Secret access key: it has 40 letters, digits, + and /, without spaces. Copy it again, alone.'
}

function tokenFault(accessKeyId: string, token: string): string | undefined {
  if (accessKeyId.startsWith('ASIA') && token === '') {
    return 'Session token: a temporary key, whose ID begins with ASIA, needs its session token. Enter the token that came with the key.'
  }
  if (accessKeyId.startsWith('AKIA') && token !== '') {
    return 'Session token: a key whose ID begins with AKIA has none. Empty this field, or take the key ID that belongs to the token.'
  }
  if (/[^\x21-\x7e]/.test(token)) {
    return 'Session token: it has letters, digits and signs only, without spaces. Copy it again, alone.'
  }
  return undefined
}

/** The parts of a set of access keys, as far as they were found. */
type KeyParts = Partial<EnteredKeys>

/**
 * What was pasted: keys to fill the fields with; several sets of keys, so that it is unclear which one is meant; a text
 * that is too long to hold only keys; or a value for the field that it was pasted into.
 */
export type Pasted =
  | { readonly kind: 'keys'; readonly parts: KeyParts }
  | { readonly kind: 'several' }
  | { readonly kind: 'tooLong'; readonly message: string }
  | { readonly kind: 'value' }

/** AWS_ACCESS_KEY_ID, aws_access_key_id, accessKeyId, AccessKeyId; old tools say security token. */
const NAMED =
  /(?<![a-z])(?:aws_?)?(access_?key_?id|secret_?access_?key|session_?token|security_?token)["']?(?:\s*[=:]\s*|[ \t]+)["']?([\w+/=-]+)/gi

/** The line of the .csv that IAM's console gives: ID, secret. */
const CSV_LINE = /^\s*"?(A[KS]IA[A-Z0-9]{12,})"?\s*[,;\t]\s*"?([\w+/=-]{20,})"?\s*$/gm

/**
 * Reads what people have on their clipboard: `export` of a shell, `$Env:` of PowerShell, `set` of cmd, lines of the
 * credentials file, the JSON of the access portal, of STS and of a credential process, the .csv of IAM's console.
 */
export function readPastedKeys(text: string): Pasted {
  const tooLong = tooMuch(text.length, LIMITS.pastedKeys, 'characters')
  if (tooLong !== undefined) return { kind: 'tooLong', message: tooMuchText('The pasted text', tooLong) }
  const found = {
    accessKeyId: new Set<string>(),
    secretAccessKey: new Set<string>(),
    sessionToken: new Set<string>(),
  }
  for (const [, name = '', value = ''] of text.matchAll(NAMED)) found[partOf(name)].add(value)
  for (const [, id = '', secret = ''] of text.matchAll(CSV_LINE)) {
    found.accessKeyId.add(id)
    found.secretAccessKey.add(secret)
  }
  const sets = Object.values(found)
  if (sets.some(({ size }) => size > 1)) return { kind: 'several' }
  if (sets.every(({ size }) => size === 0)) return { kind: 'value' }
  const [accessKeyId] = found.accessKeyId
  const [secretAccessKey] = found.secretAccessKey
  const [sessionToken] = found.sessionToken
  return {
    kind: 'keys',
    parts: {
      ...(accessKeyId !== undefined && { accessKeyId }),
      ...(secretAccessKey !== undefined && { secretAccessKey }),
      ...(sessionToken !== undefined && { sessionToken }),
    },
  }
}

function partOf(name: string): keyof KeyParts {
  switch (name.toLowerCase().replaceAll('_', '')) {
    case 'accesskeyid':
      return 'accessKeyId'
    case 'secretaccesskey':
      return 'secretAccessKey'
    default:
      return 'sessionToken'
  }
}
