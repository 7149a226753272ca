/** The fields as a person fills them in; empty is not filled in. */
export interface EnteredKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

export const NO_KEYS: EnteredKeys = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

/** Temporary keys say so in their ID: AWS's prefix ASIA; those of a user begin with AKIA. */
export function isTemporary(accessKeyId: string): boolean {
  return accessKeyId.trim().startsWith('ASIA')
}

/** What is wrong with each field, without calling anybody. No fault tells what was typed. */
export function keyFaults(entered: EnteredKeys): ReadonlyMap<keyof EnteredKeys, string> {
  const id = entered.accessKeyId.trim()
  const faults = new Map<keyof EnteredKeys, string>()
  if (id === '') faults.set('accessKeyId', 'Enter the access key ID.')
  else if (!/^\w{16,128}$/.test(id)) {
    faults.set('accessKeyId', 'An access key ID is 16 or more letters and digits; most have 20.')
  }
  if (entered.secretAccessKey.trim() === '') faults.set('secretAccessKey', 'Enter the secret access key.')
  const hasToken = entered.sessionToken.trim() !== ''
  if (isTemporary(id) && !hasToken) {
    faults.set('sessionToken', 'A key ID that begins with ASIA is temporary and needs its session token.')
  }
  if (id.startsWith('AKIA') && hasToken) {
    faults.set(
      'sessionToken',
      'A key ID that begins with AKIA has no session token. Empty this field, or take the key ID that belongs to the token.',
    )
  }
  return faults
}
