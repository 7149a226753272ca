import type { InputRefusal, Parsed } from './parsed.ts'

/** The fields as a person fills them in; empty is not filled in. */
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

/** Temporary keys say so in their ID. */
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
