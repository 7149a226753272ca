import { createHash, randomInt, randomUUID } from 'node:crypto'

/** Unlike IDs in the practice cloud, secrets are not the same each time: nobody is to guess one. */
export function practiceSecret(what: string): string {
  return `practice-${what}-${randomUUID()}`
}

/** As AWS's are: letters that can be told apart and said. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

/** `ABCD-EFGH`, for a person to compare or to type. */
export function newUserCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length)))
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** PKCE's `S256`: https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
export function codeChallengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url')
}
