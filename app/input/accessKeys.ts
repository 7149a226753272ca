import type { InputRefusal, Parsed } from './parsed.ts'

/** The fields as a person fills them in; an empty text is an empty field. */
export interface EnteredKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** When they end, ISO time; only a pasted block says it. */
  readonly expiration?: string
}

/** Keys that have the form of AWS's. */
export interface AccessKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  /** ISO time, as far as it was said. */
  readonly expiration?: string
}

/** One thing that is wrong, and the field that it is about. */
export interface KeyRefusal extends InputRefusal {
  readonly field: KeyField
}

/** The fields that a person sees. */
export type KeyField = Exclude<keyof EnteredKeys, 'expiration'>

export const NO_KEYS: EnteredKeys = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

/** AWS's prefixes: AKIA for the keys of a user, ASIA for temporary ones. AWS documents 16 to 128 characters. */
const ACCESS_KEY_ID = /^A[KS]IA[A-Z0-9]{12,124}$/

/** Whether the keys are temporary, by the prefix of their ID. */
export function isTemporary(accessKeyId: string): boolean {
  return plainValue(accessKeyId).startsWith('ASIA')
}

/** Whether a session token may belong to this key ID, as far as it was entered. */
export function mayHaveToken(accessKeyId: string): boolean {
  return !plainValue(accessKeyId).startsWith('AKIA')
}

/** What was entered without the blanks and the pair of quotation marks that copying brings along. */
function plainValue(typed: string): string {
  return typed
    .trim()
    .replace(/^(["'“”‘’„`])(.*)["'“”‘’`]$/su, '$2')
    .trim()
}

/** Keys from fields or from a pasted block, checked without calling AWS. No refusal repeats what was typed. */
export function parseAccessKeys(entered: EnteredKeys): Parsed<AccessKeys, KeyRefusal> {
  const accessKeyId = plainValue(entered.accessKeyId)
  const secretAccessKey = plainValue(entered.secretAccessKey)
  const sessionToken = plainValue(entered.sessionToken)
  const { expiration } = entered
  const [first, ...more] = [
    ...refusal('accessKeyId', idFault(accessKeyId)),
    ...refusal('secretAccessKey', secretFault(secretAccessKey)),
    ...refusal('sessionToken', tokenFault(accessKeyId, sessionToken)),
  ]
  if (first !== undefined) return { ok: false, refusals: [first, ...more] }
  return {
    ok: true,
    value: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== '' && { sessionToken }),
      ...(expiration !== undefined && { expiration }),
    },
  }
}

function refusal(field: KeyField, message: string | undefined): readonly KeyRefusal[] {
  return message === undefined ? [] : [{ field, message }]
}

function idFault(id: string): string | undefined {
  if (id === '') return 'Access key ID: it is missing. Enter the ID, which begins with AKIA or ASIA.'
  if (ACCESS_KEY_ID.test(id)) return undefined
  const odd = oddWords(id)
  if (odd !== undefined) return `Access key ID: ${odd}`
  return 'Access key ID: it begins with AKIA or ASIA and has at least 16 characters, capitals and digits only. Copy it again, alone.'
}

function secretFault(secret: string): string | undefined {
  if (secret === '') return 'Secret access key: it is missing. Enter the secret that belongs to the key ID.'
  if (/^[A-Za-z0-9+/=_-]{16,128}$/.test(secret)) return undefined
  const odd = oddWords(secret)
  if (odd !== undefined) return `Secret access key: ${odd}`
  return 'Secret access key: it has 40 letters, digits, + and /, without spaces. Copy it again, alone.'
}

function tokenFault(accessKeyId: string, token: string): string | undefined {
  if (accessKeyId.startsWith('ASIA') && token === '') {
    return 'Session token: a temporary key, whose ID begins with ASIA, needs its session token. Enter the token that came with the key.'
  }
  if (accessKeyId.startsWith('AKIA') && token !== '') {
    return 'Session token: a key whose ID begins with AKIA has none. Empty this field, or take the key ID that belongs to the token.'
  }
  const odd = oddWords(token)
  if (odd !== undefined) return `Session token: ${odd}`
  if (/[^\x21-\x7e]/.test(token)) {
    return 'Session token: it has letters, digits and signs only. Copy it again, alone.'
  }
  return undefined
}

/** What copying leaves in a value that has none of it. */
function oddWords(value: string): string | undefined {
  if (/["'“”‘’„`]/u.test(value))
    return 'it has a quotation mark in it. Copy what is between the marks, alone.'
  if (/[\r\n]/.test(value)) return 'it has a line break in it. Copy it as one line, alone.'
  if (/\s/u.test(value)) return 'it has a blank in it. Copy it again, alone.'
  return undefined
}
