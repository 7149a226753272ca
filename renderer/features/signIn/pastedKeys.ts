/** The parts of a set of access keys, as far as they were found. */
export interface KeyParts {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
}

/**
 * What a paste is: keys to be spread over the fields; several sets, of which nobody knows which one is meant; or
 * just a value, for the field that it was pasted into.
 */
export type Pasted =
  | { readonly kind: 'keys'; readonly parts: KeyParts }
  | { readonly kind: 'several' }
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
export function pastedKeys(text: string): Pasted {
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
